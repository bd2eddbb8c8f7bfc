using Onboarding.Functions.Forms;
using Onboarding.Functions.Validation;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Functions.NewRun;

/// <summary>The questions of a request, section by section, with the playbook's own KPIs, criteria and roles.</summary>
/// <param name="fields">Makes the fields.</param>
/// <param name="playbook">The playbook that the run starts from.</param>
/// <param name="playbooks">Every playbook.</param>
/// <param name="more">List that shall have one more empty row; empty: none.</param>
internal sealed class RequestForm(RequestFields fields, Playbook playbook, IReadOnlyList<Playbook> playbooks, string more)
{
    private static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>Every section in the order in which it is filled in.</summary>
    public IReadOnlyList<FormSection> Sections() =>
        [Basics(), Scope(), TicketKinds(), Volumes(), ByChannel(), Coverage(), Expectations(), Situation(), new KpiRows(fields, playbook).Section(), Budget(), HiddenCosts(), MustHaves(), People()];

    private FormSection Basics() => Section("basics") with
    {
        Fields =
        [
            fields.Of("playbook", "playbook", FieldKind.Choice, playbooks.Select(one => (one.Id, one.Name.In(fields.Language))), required: true),
            fields.Of("company", "company", required: true),
            fields.Of("title", "title", required: true),
            fields.Of("language", "language", FieldKind.Choice, ReaderLanguages, required: true),
            fields.Of("deliveryModel", "delivery-model", FieldKind.Choice, Named(Known.DeliveryModels, "delivery"), required: true),
        ],
    };

    private FormSection Scope() => Section("scope") with
    {
        Fields =
        [
            fields.Of("scope.channels", "channels", FieldKind.Several, Named(Known.Channels, "channel"), required: true),
            fields.Of("scope.directions", "directions", FieldKind.Several, Named(Known.Directions, "contact-direction"), required: true),
            fields.Of("scope.ticketTypes", "ticket-types", FieldKind.Area, required: true),
            Tier("scope.tier", required: true),
            fields.Of("scope.backOffice", "back-office", FieldKind.Area),
        ],
    };

    private FormSection TicketKinds() => Rows("ticket-kinds", "scope.ticketKinds", "type", row =>
    [
        fields.Of($"{row}.type", "ticket-type"),
        fields.Share($"{row}.share", "ticket-share"),
        Tier($"{row}.tier"),
        YesOrNo($"{row}.repeatable", "repeatable"),
        YesOrNo($"{row}.sensitive", "sensitive"),
    ]);

    private FormSection Volumes() => Section("volumes") with
    {
        Fields =
        [
            fields.Count("volumes.weeklyContacts", "weekly", required: true),
            fields.Count("volumes.peakWeeklyContacts", "peak", required: true),
            fields.Of("volumes.peakPeriods", "peak-periods", FieldKind.Area),
            fields.Count("volumes.peakWeeks", "peak-weeks"),
            fields.Share("volumes.afterHoursShare", "after-hours"),
        ],
    };

    private FormSection ByChannel() => Rows("by-channel", "volumes.byChannel", "channel", row =>
    [
        fields.Of($"{row}.channel", "channel", FieldKind.Choice, Named(Known.Channels, "channel")),
        fields.Of($"{row}.direction", "direction", FieldKind.Choice, Named(Known.Directions, "contact-direction")),
        fields.Count($"{row}.weeklyContacts", "weekly"),
        fields.Count($"{row}.peakWeeklyContacts", "peak"),
    ]);

    private FormSection Coverage() => Section("coverage") with
    {
        Fields =
        [
            fields.Of("coverage.hours", "hours", required: true),
            fields.Of("coverage.languages", "languages", FieldKind.Area, required: true),
            fields.Of("coverage.markets", "markets", FieldKind.Area, required: true),
            fields.Of("coverage.timeZones", "time-zones", FieldKind.Area),
        ],
    };

    private FormSection Expectations() => Rows("expectations", "coverage.localExpectations", "market", row =>
        [fields.Of($"{row}.market", "market"), fields.Of($"{row}.text", "expectation")]);

    private FormSection Situation() => Section("situation") with
    {
        Fields =
        [
            fields.Share("situation.repeatableShare", "repeatable-share", required: true),
            fields.Share("situation.specialisedShare", "specialised-share", required: true),
            fields.Share("situation.vipShare", "vip-share"),
            fields.Share("situation.regulatedShare", "regulated-share"),
            fields.Of("situation.teamOverloaded", "team-overloaded", FieldKind.Flag),
            fields.Of("situation.costPressure", "cost-pressure", FieldKind.Flag),
            fields.Of("situation.needsExtendedHours", "needs-extended-hours", FieldKind.Flag),
            fields.Of("situation.highlyRegulated", "highly-regulated", FieldKind.Flag),
            fields.Of("situation.industries", "industries", FieldKind.Area),
            fields.Of("situation.pains", "pains", FieldKind.Area),
            fields.Of("situation.goals", "goals", FieldKind.Area),
        ],
    };

    private FormSection Budget() => Section("budget") with
    {
        Fields =
        [
            fields.Of("budget.currency", "currency", required: true),
            Amount("budget.currentMonthlyCost", "current-cost", required: true),
            Amount("budget.expectedMonthlyCost", "expected-cost", required: true),
            fields.Of("budget.pricingModel", "pricing-model", FieldKind.Choice, Named(Known.PricingModels, "pricing-model"), required: true),
            fields.Share("budget.bufferShare", "buffer", required: true),
        ],
    };

    private FormSection HiddenCosts() => Rows("hidden-costs", "budget.hiddenCosts", "kind", row =>
        [fields.Of($"{row}.kind", "cost-kind"), Amount($"{row}.amount", "cost-amount")]);

    private FormSection MustHaves() => Section("must-haves") with
    {
        Fields =
        [
            fields.Of("emphasis", "emphasis", FieldKind.Several, playbook.Shortlist.Criteria.Select(criterion => (criterion.Id, criterion.Name.In(fields.Language)))),
            fields.Of("requiredCertificates", "certificates", FieldKind.Area),
        ],
    };

    private FormSection People() => Rows("people", "people", "name", row =>
    [
        fields.Of($"{row}.role", "role", FieldKind.Choice, Named(Roles.All, "role")),
        fields.Of($"{row}.name", "name"),
        fields.Of($"{row}.email", "email", FieldKind.Email),
        fields.Of($"{row}.language", "person-language", FieldKind.Choice, ReaderLanguages),
        fields.Of($"{row}.country", "country"),
        fields.Of($"{row}.timeZone", "time-zone"),
        fields.Of($"{row}.deputy", "deputy", FieldKind.Email),
        fields.Of($"{row}.workingHours.from", "work-from"),
        fields.Of($"{row}.workingHours.to", "work-to"),
        fields.Of($"{row}.workingHours.days", "work-days", FieldKind.Several, Named(Days, "weekday")),
    ]);

    private FormSection Section(string id) => new(id, fields.Word($"new-run.{id}")) { Hint = fields.WordOrNone($"new-run.{id}-hint") };

    // What is filled in, and one empty row; one more where it was asked for.
    private FormSection Rows(string id, string path, string title, Func<string, IReadOnlyList<FormField>> row)
    {
        var section = Section(id);
        var count = fields.Form.Length(path) + (more == path ? 2 : 1);
        return section with
        {
            More = path,
            Problems = fields.OfList(path, id, section.Title),
            Rows = [.. Enumerable.Range(0, count).Select(index => new FormRow(TitleOf($"{path}[{index}]", title, index), row($"{path}[{index}]")))],
        };
    }

    private string TitleOf(string row, string title, int index) => fields.Form.Text($"{row}.{title}") is { Length: > 0 } text ? $"{index + 1}. {text}" : $"{index + 1}.";

    private FormField Tier(string path, bool required = false) =>
        fields.Of(path, "tier", FieldKind.Number, required) with { Minimum = "1", Maximum = "3", Step = "1" };

    private FormField Amount(string path, string name, bool required = false) => fields.Of(path, name, FieldKind.Number, required) with { Minimum = "0" };

    // A box to tick would count an empty row as filled in.
    private FormField YesOrNo(string path, string name) =>
        fields.Of(path, name, FieldKind.Choice, [("true", fields.Word("new-run.yes")), ("false", fields.Word("new-run.no"))]);

    private IEnumerable<(string, string)> Named(IEnumerable<string> ids, string family) => ids.Select(id => (id, fields.Word($"{family}.{id}")));

    private static IEnumerable<(string, string)> ReaderLanguages => [(Languages.English, "English"), (Languages.Chinese, "中文")];
}
