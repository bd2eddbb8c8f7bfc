using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Risks;

namespace Onboarding.Workflows.Playbooks;

/// <summary>Whether what raises a playbook's risks exists in the playbook: a misspelt subject would raise nothing, and nobody would notice.</summary>
internal static class RiskCheck
{
    /// <summary>Every error. That a kind exists, the schema says.</summary>
    public static IEnumerable<PlaybookError> Of(Playbook playbook) =>
        from risk in playbook.Risks.Index()
        from cause in risk.Item.RaisedBy.Index()
        let error = ErrorOf(cause.Item, playbook)
        where error is not null
        select new PlaybookError($"risks[{risk.Index}].raisedBy[{cause.Index}]", error);

    private static Phrase? ErrorOf(string cause, Playbook playbook)
    {
        var (kind, subject) = cause.Split(':', 2) is [var first, var second] ? (first, second) : (cause, null);
        if (subject is null) return null;
        return SubjectsOf(kind, playbook) is not { } known ? new Phrase("playbook.cause-without-subject").With("kind", kind)
            : known.Contains(subject) ? null
            : new Phrase("playbook.not-among").With("id", subject).With("known", string.Join(", ", known));
    }

    private static IReadOnlyList<string>? SubjectsOf(string kind, Playbook playbook) => kind switch
    {
        RiskEventKinds.RedFlag => [.. playbook.Shortlist.RedFlags.Select(flag => flag.Id)],
        RiskEventKinds.ItemWaived =>
            [.. playbook.Contract.Items.Concat(playbook.Integration.Items).Concat(playbook.ChecklistOf(StageIds.Training).Items).Concat(playbook.Exit.Items).Select(item => item.Id).Distinct()],
        RiskEventKinds.KpiWarning or RiskEventKinds.CriticalKpiFailed => [.. playbook.Kpis.Select(kpi => kpi.Id)],
        _ => null,
    };
}
