using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Views;

/// <summary>Which runs a list shows.</summary>
internal sealed record RunListQuery(RunStatus? Status, string? Stage, int PageSize, string? Continuation)
{
    private const int DefaultPageSize = 20;
    private const int LargestPageSize = 100;

    private static readonly Dictionary<string, RunStatus> Statuses =
        Enum.GetValues<RunStatus>().ToDictionary(status => JsonNamingPolicy.CamelCase.ConvertName(status.ToString()));

    /// <summary>The query string's list; every parameter that is wrong is named.</summary>
    /// <exception cref="InvalidInputException">A parameter is wrong.</exception>
    public static RunListQuery Of(HttpRequest request)
    {
        var errors = new List<FieldError>();
        var status = Text(request, "status");
        if (status is not null && !Statuses.ContainsKey(status)) errors.Add(OneOf("status", Statuses.Keys));
        var stage = Text(request, "stage");
        if (stage is not null && !StageIds.All.Contains(stage)) errors.Add(OneOf("stage", StageIds.All));
        var size = DefaultPageSize;
        if (Text(request, "pageSize") is { } asked
            && (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out size) || size is < 1 or > LargestPageSize))
        {
            errors.Add(new FieldError("pageSize", new Phrase("input.between").With("minimum", 1).With("maximum", LargestPageSize)));
        }

        var continuation = Text(request, "continuation");
        if (continuation is not null && !RunIndex.IsKey(continuation)) errors.Add(new FieldError("continuation", new Phrase("input.continuation")));
        InvalidInputException.ThrowIfAny(errors);
        return new RunListQuery(status is null ? null : Statuses[status], stage, size, continuation);
    }

    private static string? Text(HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    private static FieldError OneOf(string field, IEnumerable<string> known) =>
        new(field, new Phrase("input.one-of").With("known", string.Join(", ", known)));
}
