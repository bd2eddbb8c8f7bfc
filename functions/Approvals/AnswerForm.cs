using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Onboarding.Functions.Forms;
using Onboarding.Workflows.Gates;

namespace Onboarding.Functions.Approvals;

/// <summary>What the decision page's form sends.</summary>
internal sealed record AnswerForm(GateAnswer Answer, string? AntiForgery)
{
    // A comment of the longest kind, every letter of it percent-encoded, and room for the rest.
    private const int MaximumBytes = 64 * 1024;

    public static async Task<AnswerForm> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var fields = await FormBody.ReadAsync(request, MaximumBytes, cancellation);
        return new AnswerForm(
            new GateAnswer(Text(fields, "choice"), Text(fields, "comment")?.ReplaceLineEndings("\n")) { Code = Text(fields, "code") },
            Text(fields, Approvals.AntiForgery.FieldName));
    }

    private static string? Text(Dictionary<string, StringValues> fields, string name) =>
        fields.TryGetValue(name, out var values) && values.Count == 1 ? values[0] : null;
}
