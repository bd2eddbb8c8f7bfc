using System.Text.RegularExpressions;

namespace Onboarding.Cli.Backup;

/// <summary>Which tables and containers the product has, and how each is backed up. <c>TablesAtStart.Names</c> of the app and this list are compared by a test.</summary>
/// <param name="Hub">Name of the task hub.</param>
/// <param name="HasEngine">False where Azure keeps the engine's state, from where it cannot be copied.</param>
internal sealed partial record BackupTables(string Hub, bool HasEngine = true)
{
    /// <summary>The hub's name where no setting gives another.</summary>
    public const string UsualHub = "Onboarding";

    /// <summary>Rows of runs, by run id.</summary>
    public const string Runs = "OnboardingRuns";

    /// <summary>What webhooks were told, by run id, and the notes of what they are still to be told.</summary>
    public const string Events = "OnboardingEvents";

    /// <summary>By which lists find runs. Not backed up: it is made anew from the runs.</summary>
    public const string Index = "OnboardingIndex";

    /// <summary>Container of evidence files.</summary>
    public const string Evidence = "evidence";

    /// <summary>The orchestrations of the local host's engine, by instance id, which begins with the run's.</summary>
    public string Instances => Hub + "Instances";

    /// <summary>Which of them have not ended. Not backed up: it is made anew from them.</summary>
    public string Live => Hub + "Live";

    /// <summary>Container of the engine's large payloads.</summary>
    public string Payloads => Hub.ToLowerInvariant() + "-hub";

    /// <summary>What belongs to runs: read run by run as of one instant.</summary>
    public IReadOnlyList<string> OfRuns => HasEngine ? [Runs, Events, Instances] : [Runs, Events];

    /// <summary>Without which there is nothing to back up, or not everything: the app makes them when it starts.</summary>
    public IReadOnlyList<string> Needed => HasEngine ? [Runs, Instances] : [Runs];

    /// <summary>What is copied row by row, after the runs: a link that a run's mail carries is stored before that mail is noted.</summary>
    public IReadOnlyList<string> Copied => ["OnboardingLinks", "OnboardingVendorLinks", "OnboardingDrafts", "OnboardingHandIns", "OnboardingErasures", Hub + "Host"];

    /// <summary>What is written anew when it is restored.</summary>
    public IReadOnlyList<string> Made => [Index, Live];

    public IReadOnlyList<string> All => [.. OfRuns, .. Copied, .. Made];

    /// <summary>Whether a task hub can have this name, as the app has it.</summary>
    public static bool IsHub(string name) => HubName().IsMatch(name);

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]{2,44}\z")]
    private static partial Regex HubName();
}
