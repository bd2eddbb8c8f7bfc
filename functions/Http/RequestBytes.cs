using Microsoft.AspNetCore.Http;

namespace Onboarding.Functions.Http;

/// <summary>Reads a body up to a limit, whatever its Content-Length claims.</summary>
internal static class RequestBytes
{
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, int maximum, CancellationToken cancellation)
    {
        if (request.ContentLength > maximum) throw ApiProblems.TooLarge(maximum);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellation)) > 0)
        {
            if (body.Length + read > maximum) throw ApiProblems.TooLarge(maximum);
            body.Write(buffer, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
