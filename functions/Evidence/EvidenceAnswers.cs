using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Evidence;

namespace Onboarding.Functions.Evidence;

/// <summary>Gives evidence files out: always to be saved, never to be shown, whatever they hold.</summary>
public sealed class EvidenceAnswers(EvidenceStore evidence)
{
    // Should a browser show it nevertheless, it is a page that may do nothing.
    private const string Sandbox = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'";

    internal async Task<IResult> DownloadAsync(HttpRequest request, string runId, EvidenceFile file, CancellationToken cancellation)
    {
        PageHeaders.Set(request);
        request.HttpContext.Response.Headers.ContentSecurityPolicy = Sandbox;
        return Results.Stream(await evidence.OpenAsync(runId, file, cancellation), file.MediaType, file.FileName);
    }
}
