using Onboarding.Workflows.Playbooks;

namespace Onboarding.Integration.Tests.Play;

/// <summary>What the tests need of the playbook that runs start from, so that editing its content breaks no test.</summary>
internal static class PlaybookFacts
{
    public static Playbook Playbook { get; } =
        PlaybookCatalog.LoadAsync(Path.Combine(AppContext.BaseDirectory, "templates", "playbooks")).GetAwaiter().GetResult().Find("customer-service-bpo")!;

    public static IReadOnlyList<Kpi> Kpis => Playbook.Kpis;

    public static IEnumerable<string> KpisWithoutTarget => Kpis.Where(kpi => kpi.Target is null).Select(kpi => kpi.Id);

    public static IReadOnlyList<string> Criteria { get; } = [.. Playbook.Shortlist.Criteria.Select(criterion => criterion.Id)];

    public static IReadOnlyList<string> RequiredQuestions { get; } =
        [.. Playbook.Shortlist.Questions.Where(question => question.Required).Select(question => question.Id)];

    public static IReadOnlyList<string> Modules { get; } = [.. Playbook.Training.Modules.Select(module => module.Id)];

    public static IReadOnlyList<string> ItemsOf(string stage) =>
        [.. Playbook.ChecklistOf(stage).Items.Select(item => item.Id)];

    public static IntegrationChecks Checks => Playbook.IntegrationChecks!;

    /// <summary>Cases that the sample's channels need.</summary>
    public static IEnumerable<string> TestCases =>
        Checks.TestCases.Where(one => one.Channel is null || Sample.Channels.Contains(one.Channel)).Select(one => one.Id);
}
