using System.Globalization;
using Microsoft.AspNetCore.Http;
using Onboarding.Functions.SignIn;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Listing;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Views;

/// <summary>Which runs a list shows.</summary>
internal sealed record RunListQuery(RunFilter Filter, int PageSize, string? Continuation)
{
    /// <summary>In place of a status: every run that has ended, however.</summary>
    public const string Ended = "ended";

    private const int DefaultPageSize = 20;
    private const int LargestPageSize = 100;
    private const int LongestSearch = 100;

    /// <summary>Statuses as the API names them, and <see cref="Ended"/>.</summary>
    public static IReadOnlyList<string> Statuses { get; } = [.. Enum.GetValues<RunStatus>().Select(RunStatusName.Of), Ended];

    /// <summary>The query string's list for whoever asks; every parameter that is wrong is named.</summary>
    /// <exception cref="InvalidInputException">A parameter is wrong.</exception>
    public static RunListQuery Of(HttpRequest request)
    {
        var errors = new List<FieldError>();
        var status = OneOf(request, "status", Statuses, errors);
        var stage = OneOf(request, "stage", StageIds.All, errors);
        var (isOverdue, isMine) = (Flag(request, "overdue", errors), Flag(request, "waitsForMe", errors));
        var size = DefaultPageSize;
        if (Text(request, "pageSize") is { } asked
            && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out size) || size is < 1 or > LargestPageSize))
        {
            errors.Add(new FieldError("pageSize", new Phrase("input.between").With("minimum", 1).With("maximum", LargestPageSize)));
        }

        var search = Text(request, "q");
        if (search?.Length > LongestSearch) errors.Add(new FieldError("q", new Phrase("input.too-long").With("maximum", LongestSearch)));
        var continuation = Text(request, "continuation");
        if (continuation is not null && !RunIndex.IsContinuation(continuation)) errors.Add(new FieldError("continuation", new Phrase("input.continuation")));
        InvalidInputException.ThrowIfAny(errors);
        var filter = new RunFilter
        {
            SeenBy = SeenBy(request),
            Status = Enum.GetValues<RunStatus>().Cast<RunStatus?>().FirstOrDefault(one => RunStatusName.Of(one!.Value) == status),
            Ended = status == Ended,
            Stage = stage,
            Overdue = isOverdue,
            WaitsFor = isMine ? KeyOf(Caller.Of(request)) : null,
            Search = search,
        };
        return new RunListQuery(filter, size, continuation);
    }

    /// <summary>A stage of the board, for whoever asks.</summary>
    public static RunListQuery OfStage(HttpRequest request, string stage, int most) => new(new RunFilter { SeenBy = SeenBy(request), Stage = stage }, most, null);

    private static string? SeenBy(HttpRequest request) => Caller.Of(request) is { SeesEveryRun: false } caller ? KeyOf(caller) : null;

    // Nobody has the empty key: who has no address takes part in nothing.
    private static string KeyOf(Caller caller) => caller.Email is { } email ? PersonKeys.Of(email) : "";

    private static string? OneOf(HttpRequest request, string name, IReadOnlyList<string> known, List<FieldError> errors)
    {
        var text = Text(request, name);
        if (text is null || known.Contains(text)) return text;
        errors.Add(new FieldError(name, new Phrase("input.one-of").With("known", string.Join(", ", known))));
        return null;
    }

    private static bool Flag(HttpRequest request, string name, List<FieldError> errors) => OneOf(request, name, ["true", "false"], errors) == "true";

    private static string? Text(HttpRequest request, string name) =>
        request.Query[name].ToString() is var text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
