using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Shortlist;

/// <summary>Everything that the choice of a vendor stands on.</summary>
/// <param name="File">The run with its playbook and request.</param>
/// <param name="Vendors">The long list.</param>
/// <param name="Scorecards">What evaluators think.</param>
/// <param name="Answers">What vendors answered.</param>
/// <param name="Offers">What vendors offer.</param>
public sealed record ShortlistFile(
    RunFile File,
    IReadOnlyList<Vendor> Vendors,
    IReadOnlyList<Scorecard> Scorecards,
    IReadOnlyList<VendorAnswers> Answers,
    IReadOnlyList<Offer> Offers)
{
    /// <summary>Reads what a run has of it.</summary>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    public static async Task<ShortlistFile> ReadAsync(RunStore store, RunFile file, CancellationToken cancellation = default) => new(
        file,
        await store.ListAsync<Vendor>(file.Run.Id, "vendor", cancellation),
        await store.ListAsync<Scorecard>(file.Run.Id, "scorecard", cancellation),
        await store.ListAsync<VendorAnswers>(file.Run.Id, "answers", cancellation),
        await store.ListAsync<Offer>(file.Run.Id, "offer", cancellation));
}
