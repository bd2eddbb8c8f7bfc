using System.Globalization;
using System.Security.Cryptography;
using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Gates;

/// <summary>
/// The one-time code of an approver's part in a gate round, as it is kept: when it was asked for and what its hashes are. The code itself is
/// in the mail and nowhere else. Each attempt to send the mail carries a code of its own, and any of them that arrived is right.
/// </summary>
public sealed record OneTimeCode
{
    /// <summary>How long a code counts after its mail was written.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(15);

    /// <summary>Wrong answers after which another code must be asked for.</summary>
    public const int MaximumTries = 5;

    /// <summary>Codes that an approver may ask for on one day (UTC).</summary>
    public const int MaximumPerDay = 5;

    private const int Digits = 6;
    private const int CodesOfThatLength = 1_000_000;

    // A provider that takes a mail without saying so is tried again; more than a few copies within the validity are none that arrived.
    private const int MaximumCopies = 3;

    /// <summary>How many were asked for in this round, from 1: a new one makes the former worthless.</summary>
    public required int Number { get; init; }

    /// <summary>UTC at which this one was asked for.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>How many were asked for on that day, this one included.</summary>
    public required int AskedThatDay { get; init; }

    /// <summary>Wrong codes given since.</summary>
    public int WrongTries { get; init; }

    /// <summary>What was written to the approver, newest last; empty until the mail was written.</summary>
    public IReadOnlyList<SealedCode> Copies { get; init; } = [];

    /// <summary>Another one is asked for; null when there were too many on this day.</summary>
    public static OneTimeCode? Next(OneTimeCode? before, DateTimeOffset now)
    {
        var thatDay = before is not null && before.AskedAt.UtcDateTime.Date == now.UtcDateTime.Date ? before.AskedThatDay : 0;
        if (thatDay >= MaximumPerDay) return null;
        return new OneTimeCode { Number = (before?.Number ?? 0) + 1, AskedAt = now, AskedThatDay = thatDay + 1 };
    }

    /// <summary>Six digits that nobody can foresee.</summary>
    public static string Create() => RandomNumberGenerator.GetInt32(CodesOfThatLength).ToString($"D{Digits}", CultureInfo.InvariantCulture);

    /// <summary>The same with a code that is being mailed.</summary>
    public OneTimeCode WithCopy(string code, DateTimeOffset now) =>
        this with { Copies = [.. Copies.TakeLast(MaximumCopies - 1), SealedCode.Of(code, now + Validity)] };

    /// <summary>What is wrong with a code that was given; null when it is right.</summary>
    public static Phrase? ProblemOf(OneTimeCode? known, string? given, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(given)) return new Phrase("gate.code-required");
        if (known is null) return new Phrase("gate.code-not-asked");
        if (known.WrongTries >= MaximumTries) return new Phrase("gate.code-used-up").With("tries", MaximumTries);
        var plain = string.Concat(given.Where(letter => !char.IsWhiteSpace(letter)));
        return known.Copies.Any(copy => now < copy.ExpiresAt && copy.Is(plain)) ? null : new Phrase("gate.code-wrong").With("minutes", (int)Validity.TotalMinutes);
    }
}

/// <summary>A code as its salted hash.</summary>
/// <param name="Salt">Random bytes, as base64.</param>
/// <param name="Hash">PBKDF2 with SHA-256 over the code, as base64.</param>
/// <param name="ExpiresAt">UTC from which it does not count any more.</param>
public sealed record SealedCode(string Salt, string Hash, DateTimeOffset ExpiresAt)
{
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    // Slow enough that a million codes are not tried in a moment by whoever reads a row, fast enough for a click.
    private const int Rounds = 50_000;

    /// <summary>Seals a code.</summary>
    public static SealedCode Of(string code, DateTimeOffset expiresAt)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new SealedCode(Convert.ToBase64String(salt), Convert.ToBase64String(HashOf(code, salt)), expiresAt);
    }

    /// <summary>True for the code that was sealed.</summary>
    public bool Is(string code) =>
        CryptographicOperations.FixedTimeEquals(HashOf(code, Convert.FromBase64String(Salt)), Convert.FromBase64String(Hash));

    private static byte[] HashOf(string code, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(code, salt, Rounds, HashAlgorithmName.SHA256, HashBytes);
}
