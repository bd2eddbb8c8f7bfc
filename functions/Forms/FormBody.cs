using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Forms;

/// <summary>Reads what a page's form sends.</summary>
internal static class FormBody
{
    /// <summary>The fields by name.</summary>
    /// <param name="request">Request.</param>
    /// <param name="maximumBytes">Largest body that the form can have.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="ApiProblemException">It is larger than ours can be, or has more fields than 1,024.</exception>
    public static async Task<Dictionary<string, StringValues>> ReadAsync(HttpRequest request, int maximumBytes, CancellationToken cancellation)
    {
        var bytes = await RequestBytes.ReadAsync(request, maximumBytes, cancellation);
        using var reader = new FormReader(Encoding.UTF8.GetString(bytes.Span)) { ValueLengthLimit = maximumBytes };
        try
        {
            return await reader.ReadFormAsync(cancellation);
        }
        catch (InvalidDataException)
        {
            throw ApiProblems.Malformed(new Phrase("form.not-ours"));
        }
    }
}
