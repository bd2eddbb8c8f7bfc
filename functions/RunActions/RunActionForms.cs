using Onboarding.Functions.Forms;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;

namespace Onboarding.Functions.RunActions;

/// <summary>The fields of each action's form, named by the paths that the API's input has.</summary>
public sealed class RunActionForms(Phrasebook phrases)
{
    /// <summary>Field that names an open gate.</summary>
    internal const string Gate = "gate";

    /// <summary>Field that names somebody of the run by address.</summary>
    internal const string Person = "person";

    /// <summary>Field that names a gate and one of its approvers.</summary>
    internal const string Request = "request";

    private const string Reading = "items[0]";

    /// <summary>The fields.</summary>
    internal (IReadOnlyList<FormField> Fields, IReadOnlyList<string> Others) Of(string action, RunActionFile file, FilledForm form, string language)
    {
        var words = new FieldWords(phrases, form, language);
        IReadOnlyList<FormField> fields = action switch
        {
            RunActionIds.Resend => [words.Of(Request, "action-request", FieldKind.Choice, Requests(file, language), required: true)],
            RunActionIds.Address => Address(words, file, language),
            RunActionIds.Delegate => Absence(words, file, language),
            RunActionIds.AddApprover => Approver(words, file, language),
            RunActionIds.CorrectReading => Correction(words, file, language),
            RunActionIds.Pause => [words.Of("reason", "action-pause-reason", FieldKind.Area, required: true)],
            RunActionIds.Cancel => [words.Of("reason", "action-cancel-reason", FieldKind.Area, required: true)],
            _ => [],
        };
        return (fields, words.Others(fields));
    }

    // Named as the mail's recipient is: by the key, which an address that is replaced meanwhile leaves.
    private static IEnumerable<(string Value, string Name)> Requests(RunActionFile file, string language) =>
        from gate in file.Open
        from part in gate.Turn
        select ($"{gate.Gate.Id}/{part.ApproverKey}", $"{part.Approver.Name} · {gate.Policy.Name.In(language)}");

    private IReadOnlyList<FormField> Address(FieldWords words, RunActionFile file, string language) =>
    [
        words.Of(Person, "action-address-person", FieldKind.Choice, Addressed(file, language), required: true),
        words.Of("email", "action-address-email", FieldKind.Email, required: true),
    ];

    private IReadOnlyList<FormField> Absence(FieldWords words, RunActionFile file, string language) =>
    [
        words.Of(Person, "action-person", FieldKind.Choice, People(file, language), required: true),
        words.Of("from", "action-from", FieldKind.Day, required: true),
        words.Of("until", "action-until", FieldKind.Day, required: true),
        words.Of("delegateTo", "action-delegate-to", FieldKind.Choice, People(file, language), required: true),
        words.Of("reason", "action-absence-reason", FieldKind.Area),
    ];

    private IReadOnlyList<FormField> Approver(FieldWords words, RunActionFile file, string language) =>
    [
        words.Of(Gate, "action-gate", FieldKind.Choice, file.Open.Select(gate => (gate.Gate.Id, gate.Policy.Name.In(language))), required: true),
        words.Of("name", "action-name", required: true),
        words.Of("email", "action-email", FieldKind.Email, required: true),
        words.Of("language", "action-language", FieldKind.Choice, [(Languages.English, "English"), (Languages.Chinese, "中文")], required: true),
        words.Of("country", "action-country", FieldKind.Choice, Countries.Of(phrases, language), required: true),
        words.Of("timeZone", "action-time-zone", required: true),
    ];

    private IReadOnlyList<FormField> Correction(FieldWords words, RunActionFile file, string language) =>
    [
        words.Of($"{Reading}.kpi", "action-kpi", FieldKind.Choice, file.File.Kpis.Select(kpi => (kpi.Id, kpi.Name.In(language))), required: true),
        words.Of($"{Reading}.channel", "action-channel", FieldKind.Choice,
            file.File.Request.Scope.Channels.Select(channel => (channel, phrases.Word($"channel.{channel}", language))), required: true),
        words.Of($"{Reading}.day", "action-day", FieldKind.Day, required: true),
        Count(words.Of($"{Reading}.numerator", "action-numerator", FieldKind.Number)),
        Count(words.Of($"{Reading}.denominator", "action-denominator", FieldKind.Number)),
        words.Of($"{Reading}.value", "action-value", FieldKind.Number) with { Minimum = "0" },
        Count(words.Of($"{Reading}.sample", "action-sample", FieldKind.Number)),
        words.Of($"{Reading}.source", "action-source", required: true),
        words.Of("reason", "action-correction-reason", FieldKind.Area, required: true),
    ];

    private static FormField Count(FormField field) => field with { Minimum = "0", Step = "1" };

    private IEnumerable<(string Value, string Name)> People(RunActionFile file, string language) =>
        file.File.Request.People.DistinctBy(person => PersonKeys.Of(person.Email)).Select(person => (person.Email, Called(person, language)));

    // Those whom the project manager asks in addition are people of one gate round only.
    private IEnumerable<(string Value, string Name)> Addressed(RunActionFile file, string language) =>
        file.File.Request.People.Concat(file.Open.SelectMany(gate => gate.Turn).Select(part => part.Approver))
            .DistinctBy(person => PersonKeys.Of(person.Email))
            .Select(person => (PersonKeys.Of(person.Email), $"{Called(person, language)} · {person.Email}"));

    private string Called(Person person, string language) =>
        phrases.Render(new Phrase("decision.delegate-person").With("name", person.Name).With("role", PhraseValue.Word($"role.{person.Role}")), language);
}
