using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Readings;
using Onboarding.Workflows.Evidence;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Functions.VendorSide;

/// <summary>Draws the forms of a vendor's pages, as somebody filled them in.</summary>
public sealed class VendorForms(Phrasebook phrases, EvidenceSettings settings)
{
    private const string Csv = ".csv,text/csv";

    /// <summary>The question set, in its groups.</summary>
    internal VendorFormPage Answers(HttpRequest request, string token, VendorFile file, FilledForm form)
    {
        var language = VendorFrame.LanguageOf(request, file);
        var groups = file.File.Playbook.Shortlist.Questions.GroupBy(question => question.Group).OrderBy(group => group.Key);
        return new VendorFormPage(language, VendorFrame.Of(request, token, file), "answers")
        {
            Groups =
            [
                .. groups.Select(group => new FieldGroup(
                    phrases.Word($"question-group.{Word(group.Key)}", language),
                    [.. group.Select(question => Field(question, form, language))])),
            ],
            Problems = Others(form, [.. file.File.Playbook.Shortlist.Questions.Select(question => QuestionForm.FieldOf(question.Id))], language),
        };
    }

    /// <summary>Evidence for an item: a link, or a file.</summary>
    internal VendorFormPage Item(HttpRequest request, string token, VendorFile file, VendorItem item, FilledForm form)
    {
        var language = VendorFrame.LanguageOf(request, file);
        var fields = new[] { new FieldWords(phrases, form, language).Of("evidence", "evidence") };
        return new VendorFormPage(language, VendorFrame.Of(request, token, file), "item")
        {
            Item = item.Template.Name.In(language),
            Groups = [new FieldGroup("", fields)],
            Problems = Others(form, ["evidence", "file"], language),
            FileProblem = FileProblem(form, language),
            FileHint = phrases.Render(new Phrase("evidence.hint").With("known", EvidenceTypes.Extensions).With("megabytes", settings.MaximumMegabytes), language),
            Accept = string.Join(',', EvidenceTypes.All.Select(type => type.Extension)),
        };
    }

    /// <summary>One agent's result, or a file with many.</summary>
    internal VendorFormPage Training(HttpRequest request, string token, VendorFile file, FilledForm form)
    {
        var language = VendorFrame.LanguageOf(request, file);
        var words = new FieldWords(phrases, form, language);
        FormField[] fields =
        [
            words.Of("items[0].agentId", "agent"),
            words.Of("items[0].languages", "agent-languages"),
            words.Of("items[0].channels", "agent-channels", FieldKind.Several, Channels(file, language)),
            words.Of("items[0].module", "module", FieldKind.Choice, file.File.Playbook.Training.Modules.Select(module => (module.Id, module.Name.In(language)))),
            words.Of("items[0].attempt", "attempt", FieldKind.Number) with { Minimum = "1", Step = "1" },
            words.Of("items[0].score", "score", FieldKind.Number) with { Minimum = "0", Maximum = "100", Step = "1" },
            words.Of("items[0].on", "result-day", FieldKind.Day),
        ];
        return Rows(request, token, file, "training", fields, CsvCertifications.Columns, form);
    }

    /// <summary>One reading, or a file with many.</summary>
    internal VendorFormPage Readings(HttpRequest request, string token, VendorFile file, FilledForm form)
    {
        var language = VendorFrame.LanguageOf(request, file);
        var words = new FieldWords(phrases, form, language);
        FormField[] fields =
        [
            words.Of("items[0].day", "reading-day", FieldKind.Day),
            words.Of("items[0].kpi", "kpi", FieldKind.Choice, file.File.Kpis.Select(kpi => (kpi.Id, kpi.Name.In(language)))),
            words.Of("items[0].channel", "channel", FieldKind.Choice, Channels(file, language)),
            words.Of("items[0].numerator", "numerator", FieldKind.Number) with { Minimum = "0", Step = "1" },
            words.Of("items[0].denominator", "denominator", FieldKind.Number) with { Minimum = "1", Step = "1" },
            words.Of("items[0].value", "value", FieldKind.Number) with { Minimum = "0" },
            words.Of("items[0].sample", "sample", FieldKind.Number) with { Minimum = "1", Step = "1" },
            words.Of("items[0].source", "source"),
        ];
        return Rows(request, token, file, "readings", fields, CsvReadings.Columns, form);
    }

    private VendorFormPage Rows(
        HttpRequest request, string token, VendorFile file, string part, FormField[] fields, IReadOnlyList<string> columns, FilledForm form)
    {
        var language = VendorFrame.LanguageOf(request, file);
        return new VendorFormPage(language, VendorFrame.Of(request, token, file), part)
        {
            Groups = [new FieldGroup("", fields)],
            Problems = Others(form, [.. fields.Select(field => field.Name), "file"], language),
            FileProblem = FileProblem(form, language),
            FileHint = phrases.Render(new Phrase("vendor-side.csv-hint").With("columns", string.Join(',', columns)), language),
            Columns = string.Join(',', columns),
            Accept = Csv,
        };
    }

    private FormField Field(VendorQuestion question, FilledForm form, string language)
    {
        var name = QuestionForm.FieldOf(question.Id);
        return new FormField(name, question.Text.In(language))
        {
            Kind = FieldKind.Area,
            Value = form.Text(name),
            Problem = form.ProblemOf(name) is { } problem ? phrases.Render(problem.Message, language) : "",
        };
    }

    private string FileProblem(FilledForm form, string language) =>
        form.ProblemOf("file") is { } problem ? phrases.Render(problem.Message, language) : "";

    private IReadOnlyList<string> Others(FilledForm form, IReadOnlyCollection<string> shown, string language) =>
    [
        .. form.Problems.Where(problem => !shown.Contains(problem.Field)).Select(problem => problem.Field == "items"
            ? phrases.Word("vendor-side.nothing-given", language)
            : $"{problem.Field}: {phrases.Render(problem.Message, language)}"),
    ];

    private IEnumerable<(string Value, string Name)> Channels(VendorFile file, string language) =>
        file.File.Request.Scope.Channels.Select(channel => (channel, phrases.Has($"channel.{channel}") ? phrases.Word($"channel.{channel}", language) : channel));

    private static string Word(QuestionGroup group) => Pages.PageWords.WordOf(group);
}
