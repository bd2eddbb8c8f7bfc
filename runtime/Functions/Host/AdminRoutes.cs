using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Onboarding.Runtime.Functions.Clock;

namespace Onboarding.Runtime.Functions.Host;

/// <summary>Routes of the local host itself: its state, and in a demonstration on loopback its clock.</summary>
internal static class AdminRoutes
{
    public static void Map(IEndpointRouteBuilder routes, AccessKeys keys)
    {
        routes.MapGet("/admin/host/status", () => Results.Ok(new { state = "Running" }));
        InstanceRoutes.Map(routes, keys);
        if (!keys.IsLocal) return;
        routes.MapGet("/admin/clock", (ScaledTimeProvider clock, ClockKeeper keeper) => keeper.IsDemonstration ? Results.Ok(View(clock)) : NotADemonstration());
        routes.MapPut("/admin/clock", async (ClockRate rate, ScaledTimeProvider clock, ClockKeeper keeper, CancellationToken cancellation) =>
        {
            if (!keeper.IsDemonstration) return NotADemonstration();
            if (rate.Errors() is { Count: > 0 } errors) return Results.ValidationProblem(errors);
            await keeper.ChangeAsync(new Pace(rate.Scale, rate.Until, rate.Then ?? 1), cancellation);
            return Results.Ok(View(clock));
        });
    }

    private static object View(ScaledTimeProvider clock) => new { now = clock.GetUtcNow(), scale = clock.Pace.Scale };

    private static IResult NotADemonstration() =>
        Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "The clock is the real one.", detail: "Start the app with Runtime:TimeScale to change its rate.");

    private sealed record ClockRate(double Scale, DateTimeOffset? Until, double? Then)
    {
        public Dictionary<string, string[]> Errors()
        {
            var errors = new Dictionary<string, string[]>();
            if (!IsRate(Scale)) errors["scale"] = ["It must be a number from 1 to 1,000,000."];
            if (Then is { } then && !IsRate(then)) errors["then"] = ["It must be a number from 1 to 1,000,000."];
            if (Then > Scale) errors["then"] = ["It must not exceed `scale`: timers that wait for a later instant would ring late."];
            if (Until is null != Then is null) errors[Until is null ? "until" : "then"] = ["`until` and `then` are given together, or neither."];
            return errors;
        }

        private static bool IsRate(double rate) => rate is >= 1 and <= 1_000_000;
    }
}
