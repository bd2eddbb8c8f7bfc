using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Onboarding.Functions.Forms;
using Onboarding.Workflows.Drafts;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.NewRun;

/// <summary>What a page of a new run sends.</summary>
/// <param name="Draft">Draft that it fills in.</param>
/// <param name="Do">What is to be done: <c>begin</c>, <c>save</c>, <c>more:{list}</c>, <c>start</c> or <c>delete</c>.</param>
/// <param name="Document">The request as far as it is filled in.</param>
internal sealed record SentRequest(string Draft, string Do, JsonObject Document)
{
    /// <summary>Of the form of a run's request: its version as it was seen, see <see cref="Workflows.Storage.SeenRow.VersionOf"/>.</summary>
    public string Version { get; init; } = "";

    /// <summary>List that shall have one more row; empty: none.</summary>
    public string MoreOf => Do.StartsWith(More, StringComparison.Ordinal) ? Do[More.Length..] : "";

    /// <summary>Beginning of <see cref="Do"/> when a list shall have one more row; its path follows.</summary>
    public const string More = "more:";

    private const string VersionField = Pages.Runs.WorkForms.VersionField;

    private const int MaximumBytes = 1024 * 1024;

    // Each KPI has a row that names it; one where nothing else was filled in says nothing.
    private static readonly string[] NamedRows = ["baseline", "targets"];

    /// <summary>Reads it; a form of another site is refused.</summary>
    public static async Task<SentRequest> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var fields = await FormBody.ReadAsync(request, MaximumBytes, cancellation);
        PageKey.Take(request, fields);
        var (draft, wanted, version) = (Take(fields, "draft"), Take(fields, "do"), Take(fields, VersionField));
        return new SentRequest(RequestDrafts.IsId(draft) ? draft : RequestDrafts.NewId(), wanted, DocumentOf(fields)) { Version = version };
    }

    /// <summary>The document that fields make.</summary>
    internal static JsonObject DocumentOf(Dictionary<string, StringValues> fields)
    {
        foreach (var list in NamedRows) BlankRows.Drop(fields, list, "kpi");
        return FormJson.Of<OnboardingRequest>(fields);
    }

    private static string Take(Dictionary<string, StringValues> fields, string name) => fields.Remove(name, out var values) ? values.ToString() : "";
}
