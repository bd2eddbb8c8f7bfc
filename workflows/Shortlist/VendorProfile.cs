namespace Onboarding.Workflows.Shortlist;

/// <summary>What is known of a vendor (S0, S1, S2, S3). Everything may be left out; what was left out is named to the evaluators.</summary>
public sealed record VendorProfile
{
    /// <summary>Trades it serves.</summary>
    public IReadOnlyList<string>? Industries { get; init; }

    /// <summary>Clients who can be asked; an empty list says that there are none, which is a warning sign.</summary>
    public IReadOnlyList<string>? References { get; init; }

    /// <summary>Systems it works with or brings along.</summary>
    public IReadOnlyList<Technology>? Technology { get; init; }

    /// <summary>How it checks and improves quality.</summary>
    public string? QualityProgramme { get; init; }

    /// <summary>Whether it shows samples of scored contacts.</summary>
    public bool? ShowsQualitySamples { get; init; }

    /// <summary>Agents it employs at the site in question.</summary>
    public int? TeamSize { get; init; }

    /// <summary>Share of agents who left in a year, 0 to 1.</summary>
    public decimal? YearlyTurnover { get; init; }

    /// <summary>How fast it grows a team.</summary>
    public Ramp? Ramp { get; init; }

    /// <summary>Fewest contacts a month that it takes.</summary>
    public int? MinimumMonthlyContacts { get; init; }

    /// <summary>Most contacts a month that it carries.</summary>
    public int? MaximumMonthlyContacts { get; init; }

    /// <summary>What it does in an outage or an unforeseen peak (S2).</summary>
    public string? EmergencyPlan { get; init; }

    /// <summary>Whether it starts with a pilot.</summary>
    public bool? AcceptsPilot { get; init; }

    /// <summary>First term that it asks for, months.</summary>
    public int? FirstTermMonths { get; init; }

    /// <summary>Notice, days.</summary>
    public int? NoticeDays { get; init; }

    /// <summary>Names of the members that a profile does not give, as the API writes them.</summary>
    public static IReadOnlyList<string> NotGiven(VendorProfile? profile)
    {
        var given = profile ?? new VendorProfile();
        (string Name, object? Value)[] members =
        [
            ("industries", given.Industries), ("references", given.References), ("technology", given.Technology),
            ("qualityProgramme", given.QualityProgramme), ("showsQualitySamples", given.ShowsQualitySamples),
            ("teamSize", given.TeamSize), ("yearlyTurnover", given.YearlyTurnover), ("ramp", given.Ramp),
            ("minimumMonthlyContacts", given.MinimumMonthlyContacts), ("maximumMonthlyContacts", given.MaximumMonthlyContacts),
            ("emergencyPlan", given.EmergencyPlan), ("acceptsPilot", given.AcceptsPilot),
            ("firstTermMonths", given.FirstTermMonths), ("noticeDays", given.NoticeDays),
        ];
        return [.. members.Where(member => member.Value is null).Select(member => member.Name)];
    }
}

/// <summary>A system that a vendor works with or brings along.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Product">Its name, and how it is connected.</param>
public sealed record Technology(TechnologyKind Kind, string Product);

/// <summary>What a system is for (S0, S1, S3).</summary>
public enum TechnologyKind
{
    /// <summary>Customer records.</summary>
    Crm,

    /// <summary>Tickets.</summary>
    Ticketing,

    /// <summary>Telephony or contact centre in the cloud.</summary>
    Ccaas,

    /// <summary>Routing by AI.</summary>
    AiRouting,

    /// <summary>Quality checks by speech recognition.</summary>
    SpeechQa,

    /// <summary>Chatbots.</summary>
    Chatbot,

    /// <summary>Analytics.</summary>
    Analytics,
}

/// <summary>How fast a vendor grows a team.</summary>
/// <param name="FromAgents">Agents at the start.</param>
/// <param name="ToAgents">Agents at the end.</param>
/// <param name="Weeks">Weeks between.</param>
public sealed record Ramp(int FromAgents, int ToAgents, int Weeks);
