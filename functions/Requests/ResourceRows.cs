using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Requests;

/// <summary>Which row of a run a path of the API stands for, where it stands for one: what is read and replaced there has a version.</summary>
internal static class ResourceRows
{
    private const string Run = "api/v1/onboardings/{id}";

    // What a row key may have in it; anything else is refused by whoever reads the request.
    private static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.@");

    private static readonly Dictionary<string, Func<Parts, string?>> Rows = new(StringComparer.Ordinal)
    {
        [Run] = _ => RowKeys.Run,
        [$"{Run}/request"] = _ => RowKeys.Request,
        [$"{Run}/vendors/{{vendorId}}"] = path => RowKeys.Vendor(path["vendorId"]),
        [$"{Run}/vendors/{{vendorId}}/answers"] = path => RowKeys.Answers(path["vendorId"]),
        [$"{Run}/vendors/{{vendorId}}/offer"] = path => RowKeys.Offer(path["vendorId"]),
        [$"{Run}/vendors/{{vendorId}}/scorecards/{{evaluator}}"] = path => RowKeys.Scorecard(path["vendorId"], path["evaluator"]),
        [$"{Run}/checklists/{{stage}}/{{itemId}}"] = path => RowKeys.Item(path["stage"], path["itemId"]),
        [$"{Run}/contract/sla/{{kpi}}"] = path => RowKeys.Sla(path["kpi"]),
        [$"{Run}/contract/price"] = _ => RowKeys.ContractPrice,
        [$"{Run}/contract/terms"] = _ => RowKeys.ContractTerms,
        [$"{Run}/contract/communication-plan"] = _ => RowKeys.CommunicationPlan,
        [$"{Run}/migrations/{{batchId}}"] = path => RowKeys.Migration(path["batchId"]),
        [$"{Run}/connections/{{connectionId}}"] = path => RowKeys.Connection(path["connectionId"]),
        [$"{Run}/access/{{role}}"] = path => RowKeys.Access(path["role"]),
        [$"{Run}/test-cases/{{caseId}}"] = path => RowKeys.TestCase(path["caseId"]),
        [$"{Run}/continuity-test"] = _ => RowKeys.ContinuityTest,
        [$"{Run}/training-plan"] = _ => RowKeys.TrainingPlan,
        [$"{Run}/agents/{{agentId}}"] = path => RowKeys.Agent(path["agentId"]),
        [$"{Run}/pilot-plan"] = _ => RowKeys.PilotPlan,
        [$"{Run}/actions/{{actionId}}"] = path => RowKeys.Action(path["actionId"]),
        [$"{Run}/risks/{{riskId}}"] = path => RowKeys.Risk(path["riskId"]),
        [$"{Run}/ratings/{{ratingId}}"] = path => RowKeys.Rating(path["ratingId"]),
        [$"{Run}/meetings/{{date}}"] = path => path.Day("date") is { } day ? RowKeys.Meeting(day) : null,
        [$"{Run}/evaluations/{{month}}"] = path => RowKeys.Evaluation(path["month"]),
        [$"{Run}/costs/{{month}}"] = path => RowKeys.Cost(path["month"]),
        [$"{Run}/ramp/{{step}}/confirmations/{{confirmationId}}"] = path => RowKeys.RampConfirmation(path["step"], path["confirmationId"]),
        [$"{Run}/exit/plan"] = _ => RowKeys.ExitPlan,
        [$"{Run}/exit/lessons"] = _ => RowKeys.ExitLessons,
        [$"{Run}/operations/reviews/{{number}}/notes"] = path => path.Number("number") is { } number ? RowKeys.ReviewNotes(number) : null,
        [$"{Run}/operations/audits/{{on}}"] = path => path.Day("on") is { } day ? RowKeys.SecurityAudit(day) : null,
    };

    /// <summary>True when what stands behind a template has a version.</summary>
    public static bool IsVersioned(string template) => Rows.ContainsKey(template);

    /// <summary>The row that a request is about; null when it is about no single one, or its path cannot be a row's.</summary>
    public static string? Of(string template, RouteValueDictionary values) =>
        Rows.TryGetValue(template, out var row) && Parts.Of(values) is { } parts ? row(parts) : null;

    private sealed record Parts(IReadOnlyDictionary<string, string> Values)
    {
        public string this[string name] => Values[name];

        public static Parts? Of(RouteValueDictionary values)
        {
            var texts = values.ToDictionary(value => value.Key, value => value.Value?.ToString() ?? "", StringComparer.OrdinalIgnoreCase);
            return texts.Values.All(text => text.Length is > 0 and < 200 && text.AsSpan().IndexOfAnyExcept(Letters) < 0) ? new Parts(texts) : null;
        }

        public DateOnly? Day(string name) =>
            DateOnly.TryParseExact(this[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

        public int? Number(string name) =>
            int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
