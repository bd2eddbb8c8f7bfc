namespace Onboarding.Workflows.Mail;

/// <summary>The key that a provider carries along: <c>{run}:{key of the message within the run}</c>.</summary>
public static class ProviderKey
{
    // Longer than any key of ours; what comes back from a provider is not trusted to be one.
    private const int LongestKey = 400;

    /// <summary>The run's id.</summary>
    public static string RunIdOf(string key) => key.Split(':', 2)[0];

    /// <summary>Run and key of the message within it; null when the text cannot be such a key.</summary>
    public static (string RunId, string Key)? Parse(string? text)
    {
        if (text is null || text.Length > LongestKey || text.Any(letter => !IsOfKey(letter))) return null;
        return text.Split(':', 2) is [{ Length: > 0 } run, { Length: > 0 } key] ? (run, key) : null;
    }

    private static bool IsOfKey(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is ':' or '-' or '.' or '_' or '@' or '+';
}
