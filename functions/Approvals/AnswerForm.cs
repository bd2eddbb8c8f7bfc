using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Approvals;

/// <summary>What the decision page's form sends.</summary>
internal sealed record AnswerForm(GateAnswer Answer, string? AntiForgery)
{
    // A comment of the longest kind, every letter of it percent-encoded, and room for the rest.
    private const int MaximumBytes = 64 * 1024;

    public static async Task<AnswerForm> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var bytes = await RequestBytes.ReadAsync(request, MaximumBytes, cancellation);
        var fields = await FieldsAsync(Encoding.UTF8.GetString(bytes.Span), cancellation);
        return new AnswerForm(
            new GateAnswer(Text(fields, "choice"), Text(fields, "comment")?.ReplaceLineEndings("\n")) { Code = Text(fields, "code") },
            Text(fields, Approvals.AntiForgery.FieldName));
    }

    private static async Task<Dictionary<string, StringValues>> FieldsAsync(string form, CancellationToken cancellation)
    {
        using var reader = new FormReader(form);
        try
        {
            return await reader.ReadFormAsync(cancellation);
        }
        catch (InvalidDataException)
        {
            // More fields, or longer names, than the reader takes; ours has four.
            throw ApiProblems.Malformed(new Phrase("form.not-ours"));
        }
    }

    private static string? Text(Dictionary<string, StringValues> fields, string name) =>
        fields.TryGetValue(name, out var values) && values.Count == 1 ? values[0] : null;
}
