using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.VendorSide;

/// <summary>Shows what readings of a vendor would change before they are confirmed, by the comparison that a file of the project manager has too.</summary>
public sealed class PreviewSubmission(AddReadings readings)
{
    /// <summary>What confirming would change; null for what is not readings or was judged, and where the run does not take it as it stands.</summary>
    public async Task<ReadingsPreview?> OfAsync(Run run, VendorSubmission submission, CancellationToken cancellation = default)
    {
        if (submission is not { IsOpen: true, Readings: { } days }) return null;
        try
        {
            return await readings.PreviewAsync(run, days, cancellation);
        }
        catch (Exception refused) when (refused is InvalidInputException or WrongStageException)
        {
            // Confirming says why.
            return null;
        }
    }
}
