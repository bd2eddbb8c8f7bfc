using Onboarding.Workflows.Playbooks;

namespace Onboarding.Workflows.Risks;

/// <summary>What a register starts with and what events make of it. Pure.</summary>
public static class RiskRegister
{
    /// <summary>Actor of what the product does by itself.</summary>
    internal const string System = "system";

    /// <summary>The register of a run: its rows, and each risk of its playbook that has none yet, in the playbook's order; own risks last.</summary>
    public static IReadOnlyList<Risk> Of(Playbook playbook, IReadOnlyList<Risk> rows) =>
    [
        .. playbook.Risks.Select(template => rows.FirstOrDefault(row => row.Id == template.Id) ?? From(template)),
        .. rows.Where(row => playbook.Risks.All(template => template.Id != row.Id)),
    ];

    /// <summary>
    /// The register after an event; unchanged when it knows the event already or nothing is raised by it. A sign makes a risk more likely and
    /// opens it again. It does so once for its kind until a person judges anew: five bidders with a red flag each are no five leaks. What
    /// is the risk come true marks it so.
    /// </summary>
    public static IReadOnlyList<Risk> After(IReadOnlyList<Risk> register, RiskEvent happened, DateTimeOffset at) =>
        [.. register.Select(risk => IsNew(risk, happened) ? Raise(risk, happened, at) : risk)];

    private static Risk From(RiskTemplate template) => new()
    {
        Id = template.Id,
        Name = template.Name,
        Mitigation = template.Mitigation,
        OwnerRole = template.OwnerRole,
        Likelihood = template.Likelihood,
        Impact = template.Impact,
        RaisedBy = template.RaisedBy,
    };

    private static bool IsNew(Risk risk, RiskEvent happened) =>
        (risk.RaisedBy.Contains(happened.Kind) || risk.RaisedBy.Contains($"{happened.Kind}:{happened.Subject}"))
        && risk.History.All(entry => entry.EventId != happened.Id);

    private static Risk Raise(Risk risk, RiskEvent happened, DateTimeOffset at)
    {
        var occurs = RiskEventKinds.IsOccurrence(happened.Kind);
        var raised = risk with
        {
            Likelihood = occurs ? RiskLevels.Most : Math.Min(RiskLevels.Most, risk.Likelihood + RiseBy(risk, happened.Kind)),
            Status = occurs || risk.Status == RiskStatus.Occurred ? RiskStatus.Occurred : RiskStatus.Open,
        };
        return Noted(raised, new RiskHistoryEntry
        {
            At = at,
            Actor = System,
            Cause = happened.Cause,
            Kind = happened.Kind,
            EventId = happened.Id,
            Likelihood = raised.Likelihood,
            Impact = raised.Impact,
            Status = raised.Status,
        });
    }

    private static Risk Noted(Risk risk, RiskHistoryEntry entry) => risk with { History = [.. risk.History, entry] };

    private static int RiseBy(Risk risk, string kind)
    {
        var sincePerson = risk.History.Reverse().TakeWhile(entry => entry.Kind is not null);
        return sincePerson.Any(entry => entry.Kind == kind) ? 0 : RiskEventKinds.RiseOf(kind);
    }
}
