using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Forms;
using Onboarding.Workflows.Gates;

namespace Onboarding.Functions.Approvals;

/// <summary>What the form sends with which a part is given away.</summary>
internal static class DelegateFields
{
    // A reason of the longest kind, every letter of it percent-encoded, and room for the rest.
    private const int MaximumBytes = 64 * 1024;

    public static async Task<(DelegateInput Input, string? AntiForgery)> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var fields = await FormBody.ReadAsync(request, MaximumBytes, cancellation);
        string? Text(string name) => fields.TryGetValue(name, out var values) && values.Count == 1 ? values[0] : null;
        return (new DelegateInput { DelegateTo = Text("delegateTo"), Until = Text("until"), Reason = Text("reason")?.ReplaceLineEndings("\n") }, Text(AntiForgery.FieldName));
    }
}
