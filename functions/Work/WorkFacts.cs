using Onboarding.Functions.Validation;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Shortlist;

namespace Onboarding.Functions.Work;

/// <summary>What a form of a run's work chooses from, in the reader's language.</summary>
/// <param name="File">The run with its playbook and request.</param>
/// <param name="Vendors">Its vendors.</param>
/// <param name="Phrases">Words.</param>
/// <param name="Language">Language of the reader.</param>
internal sealed record WorkFacts(RunFile File, IReadOnlyList<Vendor> Vendors, Phrasebook Phrases, string Language)
{
    /// <summary>The run's playbook.</summary>
    public Playbook Playbook => File.Playbook;

    /// <summary>Yes and no.</summary>
    public IEnumerable<(string Value, string Name)> YesNo => [("true", Phrases.Word("work.yes", Language)), ("false", Phrases.Word("work.no", Language))];

    /// <summary>Every channel.</summary>
    public IEnumerable<(string Value, string Name)> Channels => Worded(Known.Channels, "channel");

    /// <summary>The channels that the request asks for.</summary>
    public IEnumerable<(string Value, string Name)> RunChannels => Worded(File.Request.Scope.Channels, "channel");

    /// <summary>Countries and regions.</summary>
    public IEnumerable<(string Value, string Name)> Countries => Forms.Countries.Of(Phrases, Language);

    /// <summary>Kinds of systems.</summary>
    public IEnumerable<(string Value, string Name)> Systems => Worded(Known.Systems, "system");

    /// <summary>Languages of mails and pages.</summary>
    public IEnumerable<(string Value, string Name)> ReaderLanguages => Spoken(Languages.All);

    /// <summary>Languages that the request asks for.</summary>
    public IEnumerable<(string Value, string Name)> NeededLanguages => Spoken(File.Request.Coverage.Languages);

    /// <summary>The run's people by name.</summary>
    public IEnumerable<(string Value, string Name)> People => Named(File.Request.People);

    /// <summary>The run's people as evaluators are named in scorecards.</summary>
    public IEnumerable<(string Value, string Name)> Evaluators =>
        File.Request.People.Select(person => (IdText.OfAddress(person.Email), person.Name)).Where(one => one.Item1.Length > 0).Distinct();

    /// <summary>The run's people by address.</summary>
    public IEnumerable<(string Value, string Name)> Addresses => Named(File.Request.People, person => person.Email);

    /// <summary>The run's people of a role, by name.</summary>
    public IEnumerable<(string Value, string Name)> PeopleOf(string role) => Named(File.Request.People.Where(person => person.Role == role));

    /// <summary>Names of ids by <c>{family}.{id}</c>.</summary>
    public IEnumerable<(string Value, string Name)> Worded(IEnumerable<string> ids, string family) =>
        ids.Select(id => (id, Phrases.Render(new Phrase($"{family}.{id}"), Language)));

    /// <summary>Names of the values of an enumeration, by <c>{family}.{value}</c>.</summary>
    public IEnumerable<(string Value, string Name)> Values<TEnum>(string family) where TEnum : struct, Enum =>
        Worded(Enum.GetValues<TEnum>().Select(value => Pages.PageWords.WordOf(value)), family);

    /// <summary>A name in the reader's language.</summary>
    public string In(LocalizedText name) => name.In(Language);

    private IEnumerable<(string Value, string Name)> Spoken(IEnumerable<string> tags) =>
        tags.Select(tag => (tag, Phrases.Render(new Phrase("value.text").With("text", LanguageTag.NameOf(tag)), Language)));

    private IEnumerable<(string Value, string Name)> Named(IEnumerable<Person> people, Func<Person, string>? by = null) => people
        .GroupBy(by ?? (person => person.Name))
        .Select(group => (group.Key, Phrases.Render(new Phrase("record.owner").With("name", group.First().Name).With("role", PhraseValue.Word($"role.{group.First().Role}")), Language)));
}
