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
    /// <summary>Beginning of <see cref="Do"/> when a list shall have one more row; its path follows.</summary>
    public const string More = "more:";

    private const int MaximumBytes = 1024 * 1024;

    // Each KPI has a row that names it; one where nothing else was filled in says nothing.
    private static readonly string[] NamedRows = ["baseline", "targets"];

    /// <summary>Reads it; a form of another site is refused.</summary>
    public static async Task<SentRequest> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var fields = await FormBody.ReadAsync(request, MaximumBytes, cancellation);
        PageKey.Take(request, fields);
        var (draft, wanted) = (Take(fields, "draft"), Take(fields, "do"));
        return new SentRequest(RequestDrafts.IsId(draft) ? draft : RequestDrafts.NewId(), wanted, DocumentOf(fields));
    }

    /// <summary>The document that fields make.</summary>
    internal static JsonObject DocumentOf(Dictionary<string, StringValues> fields)
    {
        foreach (var list in NamedRows)
        {
            var rows = fields.Keys.Where(name => name.StartsWith(list + "[", StringComparison.Ordinal)).GroupBy(name => name[..(name.IndexOf(']') + 1)]).ToList();
            foreach (var row in rows.Where(row => row.All(name => name.EndsWith("].kpi", StringComparison.Ordinal) || string.IsNullOrWhiteSpace(fields[name]))))
                foreach (var name in row) fields.Remove(name);
        }

        return FormJson.Of<OnboardingRequest>(fields);
    }

    private static string Take(Dictionary<string, StringValues> fields, string name) => fields.Remove(name, out var values) ? values.ToString() : "";
}
