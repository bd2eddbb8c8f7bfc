using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Requirements;

/// <summary>Weeks until a pilot can start (S1).</summary>
/// <param name="FromWeeks">At best.</param>
/// <param name="ToWeeks">Likely; complex scopes take longer.</param>
public sealed record TimelineEstimate(int FromWeeks, int ToWeeks)
{
    // S1: a simple pilot in one language 4-6 weeks, several languages and channels 8-12 or more.
    private static readonly TimelineEstimate Simple = new(4, 6);
    private static readonly TimelineEstimate Complex = new(8, 12);

    /// <summary>The estimate for a scope: simple with one language and at most two channels.</summary>
    public static TimelineEstimate Of(OnboardingRequest request) =>
        request.Coverage.Languages.Count <= 1 && request.Scope.Channels.Count <= 2 ? Simple : Complex;
}
