using Microsoft.DurableTask;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Pilot;

/// <summary>
/// The working life of the pilot beside its reviews: looks at each day as soon as its readings are due, warns early, and calls the
/// leads' meetings. It goes on for as long as the run is at its pilot, an extension included, and ends by itself with the first look
/// after that. Returns how many days it looked at.
/// </summary>
[DurableTask]
public sealed class PilotCadenceOrchestrator : TaskOrchestrator<CadenceOrder, int>
{
    /// <inheritdoc />
    public override async Task<int> RunAsync(TaskOrchestrationContext context, CadenceOrder input)
    {
        for (var day = 1; ; day++)
        {
            var dueAt = ReadingsDue.At(input.StartsOn.AddDays(day - 1), input.ReadingsDueHours);
            var look = await LookAsync(context, new LookOrder(input.RunId, day), dueAt);
            if (look.IsOver) return day - 1;

            foreach (var action in look.Opened) context.Watch(new ActionOrder(input.RunId, action) { ToldKey = look.OwnerKey });
            if (look.Opened.Count > 0) context.Post(PilotMails.EarlyWarning(input.RunId, day));
            if (look.MeetingOn is { } on) context.Post(PilotMails.Agenda(input.RunId, on));
        }
    }

    // While the run is paused no day is looked at, and those of the pause are none of the pilot's: what comes after them comes later.
    private static async Task<PilotLook> LookAsync(TaskOrchestrationContext context, LookOrder order, DateTimeOffset dueAt)
    {
        while (true)
        {
            if (dueAt.UtcDateTime > context.CurrentUtcDateTime) await context.CreateTimer(dueAt.UtcDateTime, CancellationToken.None);
            var look = await context.CallActivityAsync<PilotLook>(nameof(LookAtPilotDay), order, StorageRetry.Options);
            if (look.Pause is { } pause) await context.WaitForExternalEvent<string>(RunPause.Resumed(pause), CancellationToken.None);
            else if (look.DueAt is { } later) dueAt = later;
            else return look;
        }
    }
}

/// <summary>Which pilot to accompany.</summary>
/// <param name="RunId">Run.</param>
/// <param name="StartsOn">First day (UTC).</param>
/// <param name="ReadingsDueHours">Hours after the end of a day by which its readings are due.</param>
public sealed record CadenceOrder(string RunId, DateOnly StartsOn, int ReadingsDueHours)
{
    /// <summary>Id of the orchestration instance.</summary>
    public string InstanceId => $"{RunId}:pilot-cadence";
}
