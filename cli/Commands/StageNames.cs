namespace Onboarding.Cli.Commands;

/// <summary>Ids that the API knows, for completion. What is typed is judged by the app alone.</summary>
internal static class StageNames
{
    public static IReadOnlyList<string> All { get; } =
        ["requirements", "shortlist", "contract", "integration", "training", "pilot", "scale-up", "operations", "exit"];

    public static IReadOnlyList<string> Statuses { get; } = ["running", "scaledUp", "exited", "stopped", "cancelled", "failed"];
}
