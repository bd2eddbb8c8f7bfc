using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Outcome;

/// <summary>An exit's plan against the notice that the contract agreed (S1). Parties may agree on less, so it refuses nothing: people decide.</summary>
/// <param name="AgreedDays">Days of notice by the contract.</param>
/// <param name="GivenDays">Days from the notice to the last day of service.</param>
/// <param name="EarliestLastDay">First day that may be the last one by the contract.</param>
/// <param name="IsKept">True when the last day of service is not before it.</param>
public sealed record ExitNotice(int AgreedDays, int GivenDays, DateOnly EarliestLastDay, bool IsKept)
{
    /// <summary>Compares plan and contract. Pure.</summary>
    public static ExitNotice Of(ExitPlan plan, ContractTerms terms)
    {
        var earliest = plan.NoticeGivenOn.AddDays(terms.NoticeDays);
        return new ExitNotice(
            terms.NoticeDays, plan.LastDayOfService.DayNumber - plan.NoticeGivenOn.DayNumber, earliest, plan.LastDayOfService >= earliest);
    }

    /// <summary>What speaks against the plan; nothing when the notice is kept, or plan or terms are not given.</summary>
    public static IEnumerable<Phrase> Concerns(ExitPlan? plan, ContractTerms? terms)
    {
        if (plan is null || terms is null || Of(plan, terms) is not { IsKept: false } notice) yield break;
        yield return new Phrase("exit.short-notice")
            .With("last", plan.LastDayOfService).With("agreed", notice.AgreedDays).With("earliest", notice.EarliestLastDay);
    }
}
