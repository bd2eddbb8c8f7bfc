using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Approvals;

/// <summary>What the form sends with which a part is given away.</summary>
internal static class DelegateFields
{
    // A reason of the longest kind, every letter of it percent-encoded, and room for the rest.
    private const int MaximumBytes = 64 * 1024;

    public static async Task<(DelegateInput Input, string? AntiForgery)> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var bytes = await RequestBytes.ReadAsync(request, MaximumBytes, cancellation);
        using var reader = new FormReader(Encoding.UTF8.GetString(bytes.Span));
        try
        {
            var fields = await reader.ReadFormAsync(cancellation);
            string? Text(string name) => fields.TryGetValue(name, out var values) && values.Count == 1 ? values[0] : null;
            return (new DelegateInput { DelegateTo = Text("delegateTo"), Until = Text("until"), Reason = Text("reason")?.ReplaceLineEndings("\n") }, Text(AntiForgery.FieldName));
        }
        catch (InvalidDataException)
        {
            // More fields, or longer names, than the reader takes; ours has four.
            throw ApiProblems.Malformed(new Phrase("form.not-ours"));
        }
    }
}
