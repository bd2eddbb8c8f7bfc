using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Onboarding.Workflows.DataProtection;

/// <summary>What of an ended run is removed, and how long after its end. Each word is the setting <c>Retention:{Word}</c>.</summary>
public enum RetentionKind
{
    /// <summary>Histories of the run's orchestrations, and answers kept for repeated requests: needed to find out what went wrong.</summary>
    EngineHistory,

    /// <summary>What webhooks were told.</summary>
    Events,

    /// <summary>The outbox with addresses and subjects, and one-time codes of links that were never answered.</summary>
    Mails,

    /// <summary>What vendors handed in, and whom of them was invited. What was taken over of it stands in other rows.</summary>
    VendorHandIns,

    /// <summary>Training results and evaluations of the vendor's agents.</summary>
    Agents,

    /// <summary>Evidence files. Their names and hashes stay in the audit.</summary>
    EvidenceFiles,

    /// <summary>Names and addresses: each person becomes a pseudonym.</summary>
    People,

    /// <summary>Everything else: the run.</summary>
    Runs,
}

/// <summary>How long things are kept, in days. The defaults and their reasons are in docs/data-protection.md.</summary>
public sealed record RetentionSettings
{
    private const string Section = "Retention";
    private const string Never = "never";

    // A hundred years: who wants more means "never", and much more is before the first day that there is.
    private const int MostDays = 36_500;

    // Three years: claims out of a contract lapse by then (Civil Code of the PRC article 188; BGB sections 195 and 199). Ten: books and records
    // (HGB section 257, AO section 147).
    private static readonly Dictionary<RetentionKind, int> Usual = new()
    {
        [RetentionKind.EngineHistory] = 30,
        [RetentionKind.Events] = 90,
        [RetentionKind.Mails] = 180,
        [RetentionKind.VendorHandIns] = 365,
        [RetentionKind.Agents] = 365,
        [RetentionKind.EvidenceFiles] = 1095,
        [RetentionKind.People] = 1095,
        [RetentionKind.Runs] = 3650,
    };

    /// <summary>Days after a run's end; null: for ever.</summary>
    public required IReadOnlyDictionary<RetentionKind, int?> AfterEnd { get; init; }

    /// <summary>Days after a link's own end, from which it shows nothing; null: for ever.</summary>
    public required int? Links { get; init; }

    /// <summary>Days after a draft was saved last; null: for ever.</summary>
    public required int? Drafts { get; init; }

    /// <summary>The settings.</summary>
    /// <exception cref="InvalidDataException">One is neither a number of days from 1 to 36,500 nor <c>never</c>.</exception>
    public static RetentionSettings Read(IConfiguration configuration) => new()
    {
        AfterEnd = Usual.ToDictionary(kind => kind.Key, kind => DaysOf(configuration, kind.Key.ToString(), kind.Value)),
        Links = DaysOf(configuration, nameof(Links), 30),
        Drafts = DaysOf(configuration, nameof(Drafts), 180),
    };

    private static int? DaysOf(IConfiguration configuration, string name, int usual)
    {
        if (configuration[$"{Section}:{name}"] is not { Length: > 0 } set) return usual;
        if (set.Equals(Never, StringComparison.OrdinalIgnoreCase)) return null;
        return int.TryParse(set, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= MostDays
            ? days
            : throw new InvalidDataException($"{Section}:{name} is '{set}'; it must be a number of days from 1 to {MostDays}, or {Never}.");
    }
}

/// <summary>What retention has removed of a run. Row <c>retention</c>.</summary>
/// <param name="Done">Kinds that are done.</param>
public sealed record RetentionMark(IReadOnlyList<RetentionKind> Done)
{
    /// <summary>Kinds whose time has come and that are not done; none of a run that goes on, is not at rest, or is held. Pure.</summary>
    /// <param name="run">The run.</param>
    /// <param name="hold">That it is held; null when it is not.</param>
    /// <param name="mark">What is done; null: nothing.</param>
    /// <param name="settings">How long things are kept.</param>
    /// <param name="now">UTC.</param>
    public static IReadOnlyList<RetentionKind> DueOf(Lifecycle.Run run, RunHold? hold, RetentionMark? mark, RetentionSettings settings, DateTimeOffset now)
    {
        if (!run.IsEnded || run.IsWindingUp || hold is not null) return [];
        var age = now - EndOf(run);
        var due = settings.AfterEnd.Where(kind => kind.Value is { } days && age >= TimeSpan.FromDays(days)).Select(kind => kind.Key).ToList();
        // What goes whole need not go in parts.
        return due.Contains(RetentionKind.Runs) ? [RetentionKind.Runs] : [.. due.Except(mark?.Done ?? []).Order()];
    }

    /// <summary>When a run that has ended did (UTC).</summary>
    public static DateTimeOffset EndOf(Lifecycle.Run run) => run.WaitsSince ?? run.UpdatedAt;
}
