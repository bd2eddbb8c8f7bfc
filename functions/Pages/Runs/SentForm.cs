using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Json;

namespace Onboarding.Functions.Pages.Runs;

/// <summary>What a form of a run's work sent.</summary>
/// <param name="Fields">Its fields, those of the page itself taken out.</param>
/// <param name="Version">Version of what it changes, as it was seen.</param>
/// <param name="Seen">Newest audit entry as it was drawn.</param>
internal sealed record SentForm(Dictionary<string, StringValues> Fields, string Version, int Seen)
{
    /// <summary>Reads a form of ours.</summary>
    /// <exception cref="Http.ApiProblemException">It did not come from a page of ours, or is too large.</exception>
    public static async Task<SentForm> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var fields = await FormBody.ReadAsync(request, JsonBody.MaximumBytes, cancellation);
        PageKey.Take(request, fields);
        fields.Remove(WorkForms.VersionField, out var version);
        fields.Remove(WorkForms.SeenField, out var seen);
        return new SentForm(fields, version.ToString(), int.TryParse(seen.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0);
    }
}
