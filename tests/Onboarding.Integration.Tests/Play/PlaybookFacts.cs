using Onboarding.Workflows.Playbooks;

namespace Onboarding.Integration.Tests.Play;

/// <summary>What the tests need of a playbook that runs start from, so that editing its content breaks no test.</summary>
internal sealed class PlaybookFacts
{
    private static readonly PlaybookCatalog Catalog =
        PlaybookCatalog.LoadAsync(Path.Combine(AppContext.BaseDirectory, "templates", "playbooks")).GetAwaiter().GetResult();

    private PlaybookFacts(string id) => (Playbook, Scope) = (Catalog.Find(id)!, SampleScope.Of(id));

    /// <summary>The one that a company takes which names none.</summary>
    public static PlaybookFacts Usual { get; } = Of("customer-service-bpo");

    public Playbook Playbook { get; }

    public SampleScope Scope { get; }

    /// <summary>Those that the sample's channels can be measured by.</summary>
    public IReadOnlyList<Kpi> Kpis => [.. Playbook.Kpis.Where(kpi => Scope.Channels.Any(kpi.IsMeasuredOn))];

    public IEnumerable<string> KpisWithoutTarget => Kpis.Where(kpi => kpi.Target is null).Select(kpi => kpi.Id);

    public IReadOnlyList<string> Criteria => [.. Playbook.Shortlist.Criteria.Select(criterion => criterion.Id)];

    public IReadOnlyList<string> RequiredQuestions =>
        [.. Playbook.Shortlist.Questions.Where(question => question.Required).Select(question => question.Id)];

    public IReadOnlyList<string> Modules => [.. Playbook.Training.Modules.Select(module => module.Id)];

    public IntegrationChecks Checks => Playbook.IntegrationChecks!;

    /// <summary>Cases that the sample's channels need.</summary>
    public IEnumerable<string> TestCases =>
        Checks.TestCases.Where(one => one.Channel is null || Scope.Channels.Contains(one.Channel)).Select(one => one.Id);

    public static PlaybookFacts Of(string id) => new(id);

    public IReadOnlyList<string> ItemsOf(string stage) => [.. Playbook.ChecklistOf(stage).Items.Select(item => item.Id)];
}
