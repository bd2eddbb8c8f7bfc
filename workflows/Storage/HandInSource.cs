using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Storage;

/// <summary>
/// Whose hand-in the project manager takes over just now. The commands that take a hand-in are the same for everybody; what they tell the
/// audit in the name of the project manager also says where it came from, while a source is set around them.
/// </summary>
internal static class HandInSource
{
    private static readonly AsyncLocal<string?> Current = new();

    /// <summary>Runs a command whose hand-in comes from somebody else.</summary>
    /// <param name="source">Who, for a person to read.</param>
    /// <param name="command">The command.</param>
    public static async Task FromAsync(string source, Func<Task> command)
    {
        // Set in this method, so it ends with it.
        Current.Value = source;
        await command();
    }

    /// <summary>The entry with its source; those of the product itself have none.</summary>
    public static AuditEntry Of(AuditEntry entry) =>
        Current.Value is { } source && entry is { Source: null, Actor: Roles.ProjectManager } ? entry with { Source = source } : entry;
}
