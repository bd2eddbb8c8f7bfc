using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Listing;

/// <summary>Which changes of a run may show in lists.</summary>
internal static class ListedChange
{
    // What is due, and who takes part or is asked, stands in these.
    private static readonly string[] Kinds = ["gate:", "approval:", "item:", "action:"];

    /// <summary>True when a list might show the run otherwise after the change. Pure; rather once too often than never.</summary>
    public static bool Shows(Run before, RunChange change) =>
        change.Put.Keys.Concat(change.Delete).Any(key => key == RowKeys.Request || Kinds.Any(kind => key.StartsWith(kind, StringComparison.Ordinal)))
        || before.IsWindingUp != change.Run.IsWindingUp
        || RunCard.Of(before, null).Shown != RunCard.Of(change.Run, null).Shown;
}
