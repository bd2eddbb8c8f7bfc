namespace Onboarding.Workflows.Lifecycle;

/// <summary>The stages of a run, in order; scale-up and exit are alternatives.</summary>
public static class StageIds
{
    /// <summary>What is needed and whether outsourcing fits.</summary>
    public const string Requirements = "requirements";

    /// <summary>From a long list to a vendor and a reserve.</summary>
    public const string Shortlist = "shortlist";

    /// <summary>The contract checklist.</summary>
    public const string Contract = "contract";

    /// <summary>System integration and data migration.</summary>
    public const string Integration = "integration";

    /// <summary>Training and certification.</summary>
    public const string Training = "training";

    /// <summary>60-90 days with KPI gates.</summary>
    public const string Pilot = "pilot";

    /// <summary>The ramp after a good pilot.</summary>
    public const string ScaleUp = "scale-up";

    /// <summary>Leaving the vendor in good order.</summary>
    public const string Exit = "exit";

    /// <summary>Business reviews of the running service.</summary>
    public const string Operations = "operations";

    /// <summary>Every stage in the order a run meets them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Requirements, Shortlist, Contract, Integration, Training, Pilot, ScaleUp, Exit, Operations];
}
