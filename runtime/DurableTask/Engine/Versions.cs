namespace Onboarding.Runtime.DurableTask.Engine;

/// <summary>Order of versions: an unversioned one is the oldest; numeric where both are versions, else by letters.</summary>
internal static class Versions
{
    public static int Compare(string? left, string? right)
    {
        if (string.IsNullOrWhiteSpace(left)) return string.IsNullOrWhiteSpace(right) ? 0 : -1;
        if (string.IsNullOrWhiteSpace(right)) return 1;
        return Version.TryParse(left, out var first) && Version.TryParse(right, out var second)
            ? first.CompareTo(second)
            : string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
    }
}
