using System.Net;
using Onboarding.Cli.Api;

namespace Onboarding.Cli.Doctor;

/// <summary>Whether the app answers, and takes the key that was given.</summary>
internal static class AppCheck
{
    public static async Task<IEnumerable<Finding>> OfAsync(Uri url, OnboardingClient client, Texts texts, CancellationToken cancellation)
    {
        try
        {
            await client.PageOfRunsAsync("?pageSize=1", cancellation);
            return [Finding.Fine("app", texts["doctor.app.answers", url])];
        }
        catch (ProblemException refused) when (refused.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            return [Finding.Wrong("app", texts["doctor.app.refuses", url], texts["doctor.app.key"])];
        }
        catch (ProblemException problem)
        {
            return [Finding.Wrong("app", texts["doctor.app.problem", url, problem.Message], texts["doctor.app.log"])];
        }
        catch (HttpRequestException) when (url.IsLoopback)
        {
            return [Finding.Notice("app", texts["doctor.app.down", url], texts["doctor.app.start"])];
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return [Finding.Wrong("app", texts["doctor.app.silent", url], texts["doctor.app.network"])];
        }
    }
}
