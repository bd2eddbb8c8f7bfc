using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Shortlist;

namespace Onboarding.Workflows.VendorSide;

/// <summary>What part a vendor has in a run as it stands. Pure.</summary>
public static class VendorStanding
{
    /// <summary>True while a vendor's contacts have something to do with the run: until it ends, the vendor was cut from the list, or another was chosen.</summary>
    public static bool TakesPart(Run run, Vendor vendor)
    {
        if (run.IsEnded) return false;
        return IsChoiceOpen(run) ? vendor.Shortlisted || string.IsNullOrWhiteSpace(vendor.CutReason) : run.Vendor == vendor.Id;
    }

    /// <summary>True for the vendor that was chosen.</summary>
    public static bool IsChosen(Run run, string vendorId) => !IsChoiceOpen(run) && run.Vendor == vendorId;

    // A run that was sent back to the shortlist chooses again, and keeps the former choice on its head until then.
    private static bool IsChoiceOpen(Run run) => run switch
    {
        { Vendor: null } => true,
        { Stage: StageIds.Requirements } => true,
        { Stage: StageIds.Shortlist } => run.VendorChosenIn != run.Round,
        _ => false,
    };
}
