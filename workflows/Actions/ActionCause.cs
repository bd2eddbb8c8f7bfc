using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Actions;

/// <summary>What a corrective action is opened for.</summary>
/// <param name="Kind">See <see cref="ActionKinds"/>.</param>
/// <param name="Subject">What it is about; null when it is about the run as a whole. Kind and subject make causes the same.</param>
/// <param name="What">In a sentence.</param>
public sealed record ActionCause(string Kind, string? Subject, Phrase What)
{
    // Ids are at most 64 characters long; what is longer is told apart by a hash.
    private const int LongestStem = 56;
    private const int HashDigits = 8;

    /// <summary>Id of the action that is opened when the cause comes for the n-th time, from 1: the same in every replay.</summary>
    public string IdOf(int number) => $"{Stem}.{number.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>True when an action was opened for the same cause.</summary>
    public bool IsOf(CorrectiveAction action) => action.Kind == Kind && action.Subject == Subject;

    private string Stem
    {
        get
        {
            var plain = Subject is null ? Kind : $"{Kind}.{Subject}";
            var stem = string.Concat(plain.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' ? letter : '-')).TrimEnd('.', '-');
            if (stem == plain && stem.Length <= LongestStem) return stem;
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)))[..HashDigits];
            return $"{stem[..Math.Min(stem.Length, LongestStem - HashDigits - 1)]}-{hash}";
        }
    }
}

/// <summary>Kinds of causes.</summary>
public static class ActionKinds
{
    /// <summary>A person opened it.</summary>
    public const string ByHand = "by-hand";

    /// <summary>An early warning about a KPI.</summary>
    public const string Warning = "warning";

    /// <summary>An agent was judged below standard.</summary>
    public const string Agent = "agent";

    /// <summary>The vendor was judged below standard.</summary>
    public const string Vendor = "vendor";
}
