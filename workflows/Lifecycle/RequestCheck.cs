using System.Globalization;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows.Shortlist;

namespace Onboarding.Workflows.Lifecycle;

/// <summary>What of a request only its playbook can judge.</summary>
public static class RequestCheck
{
    /// <summary>Every field error; empty when the request fits.</summary>
    /// <param name="request">The request.</param>
    /// <param name="playbook">Its playbook; null when there is none with that id.</param>
    /// <param name="known">Ids of the playbooks there are.</param>
    /// <param name="today">Today (UTC); a baseline that ends later was not measured yet. Null: days are not judged.</param>
    public static IReadOnlyList<FieldError> Of(OnboardingRequest request, Playbook? playbook, IEnumerable<string> known, DateOnly? today = null)
    {
        if (playbook is null)
            return [new("playbook", new Phrase("error.unknown-playbook").With("id", request.Playbook).With("known", string.Join(", ", known)))];
        var measured = KpisOf(request, playbook);
        return
        [
            .. MissingRoles(request, playbook),
            .. ApproverCheck.Of(playbook.Gates, request.People),
            .. ReviewsTooClose(playbook, request.People),
            .. SeveralOwners(request.People),
            .. UnknownDeputies(request.People),
            .. WrongKpis(request.Baseline.Select((value, i) => ($"baseline[{i}].kpi", value.Kpi)), measured, playbook),
            .. WrongKpis(request.Targets.Select((target, i) => ($"targets[{i}].kpi", target.Kpi)), measured, playbook),
            .. measured.Count > 0 ? [] : new[] { new FieldError("scope.channels", new Phrase("error.no-kpi")) },
            .. Repeats("baseline", request.Baseline.Select(value => value.Kpi)),
            .. Repeats("targets", request.Targets.Select(target => target.Kpi)),
            .. NoShares(request.Baseline.Select((value, i) => ($"baseline[{i}].value", value.Kpi, value.Value)), playbook),
            .. NoShares(request.Targets.Select((target, i) => ($"targets[{i}].target", target.Kpi, target.Target)), playbook),
            .. Immeasurable(measured, request.Baseline).Select(kpi => new FieldError(
                "baseline", new Phrase("error.baseline-missing").With("kpi", kpi.Name).With("id", kpi.Id))),
            .. UnknownCriteria(request.Emphasis, playbook),
            .. UnreadableHours(request.Coverage),
            .. today is { } day ? request.Baseline.Index().SelectMany(one => FieldError.IfAhead($"baseline[{one.Index}].to", one.Item.To, day)) : [],
        ];
    }

    // Of the roles' number the playbook itself was checked.
    private static IEnumerable<FieldError> ReviewsTooClose(Playbook playbook, IReadOnlyList<Person> people)
    {
        var asked = Approvers.Of(playbook.Gates[GateIds.PilotReview], people).Count;
        return PilotCheck.TooClose(playbook, asked).Select(pair => new FieldError("people", new Phrase("error.reviews-close")
            .With("asked", asked).With("first", pair.First).With("second", pair.Second).With("open", pair.Open)));
    }

    private static IEnumerable<FieldError> Repeats(string list, IEnumerable<string> kpis)
    {
        var seen = new HashSet<string>();
        return kpis.Index().Where(kpi => !seen.Add(kpi.Item))
            .Select(kpi => new FieldError($"{list}[{kpi.Index}].kpi", new Phrase("error.kpi-twice").With("id", kpi.Item)));
    }

    /// <summary>The playbook's KPIs that can be measured on the request's channels, with the request's own targets.</summary>
    public static IReadOnlyList<Kpi> KpisOf(OnboardingRequest request, Playbook playbook) =>
    [
        .. playbook.Kpis.Where(kpi => request.Scope?.Channels is not { } channels || channels.Any(kpi.IsMeasuredOn))
            .Select(kpi => request.Targets.FirstOrDefault(target => target.Kpi == kpi.Id) is { } own ? kpi with { Target = own.Target } : kpi),
    ];

    /// <summary>KPIs that nothing can be held against: they have neither a target nor a baseline.</summary>
    public static IEnumerable<Kpi> Immeasurable(IReadOnlyList<Kpi> kpis, IReadOnlyList<BaselineValue> baseline) =>
        kpis.Where(kpi => kpi.Target is null && baseline.All(value => value.Kpi != kpi.Id));

    private static IEnumerable<FieldError> MissingRoles(OnboardingRequest request, Playbook playbook) =>
        playbook.Requirements.RequiredRoles.Concat(playbook.Gates.Values.SelectMany(gate => gate.Roles)).Distinct()
            .Where(role => request.People.All(person => person.Role != role))
            .Select(role => new FieldError("people", new Phrase("error.role-missing").With("role", PhraseValue.Word($"role.{role}")).With("id", role)));

    private static IEnumerable<FieldError> UnknownDeputies(IReadOnlyList<Person> people) =>
        from one in people.Index()
        where one.Item.Deputy is not null
        let key = PersonKeys.Of(one.Item.Deputy!)
        where key == PersonKeys.Of(one.Item.Email) || people.All(person => PersonKeys.Of(person.Email) != key)
        select new FieldError($"people[{one.Index}].deputy", new Phrase("error.deputy-unknown").With("name", one.Item.Name));

    // Two who answer the vendor are two who say different things (S1).
    private static IEnumerable<FieldError> SeveralOwners(IReadOnlyList<Person> people) =>
        people.Index().Where(one => one.Item.Role == Roles.BpoOwner).Skip(1)
            .Select(one => new FieldError($"people[{one.Index}].role", new Phrase("error.one-bpo-owner")));

    // One that the run goes without would never count if it were accepted, and nobody would be told.
    private static IEnumerable<FieldError> WrongKpis(IEnumerable<(string Field, string Kpi)> uses, IReadOnlyList<Kpi> measured, Playbook playbook) =>
        from use in uses
        where measured.All(kpi => kpi.Id != use.Kpi)
        select playbook.Kpis.FirstOrDefault(kpi => kpi.Id == use.Kpi) is { } kpi
            ? new FieldError(use.Field, Unmeasured(kpi))
            : FieldError.UnknownId(use.Field, use.Kpi, playbook.Kpis.Select(one => one.Id));

    // Every playbook makes the request's hours a must-have of vendors; found at the shortlist, nobody could be held against them.
    private static IEnumerable<FieldError> UnreadableHours(Coverage? coverage) =>
        string.IsNullOrWhiteSpace(coverage?.Hours) || ServiceHours.CanRead(coverage.Hours)
            ? []
            : [new("coverage.hours", new Phrase("error.hours-unreadable").With("hours", coverage.Hours))];

    /// <summary>What is said of a KPI that the run goes without, as it serves none of the KPI's channels.</summary>
    internal static Phrase Unmeasured(Kpi kpi) => new Phrase("error.kpi-unmeasured").With("kpi", kpi.Name).With("channels", string.Join(", ", kpi.Channels));

    private static IEnumerable<FieldError> UnknownCriteria(IReadOnlyList<string> emphasis, Playbook playbook) =>
        emphasis.Index().Where(one => playbook.Shortlist.Criteria.All(criterion => criterion.Id != one.Item))
            .Select(one => FieldError.UnknownId($"emphasis[{one.Index}]", one.Item, playbook.Shortlist.Criteria.Select(criterion => criterion.Id)));

    // 90 for 90% is the mistake that everybody makes once; found weeks later it would be a target that nobody can reach.
    private static IEnumerable<FieldError> NoShares(IEnumerable<(string Field, string Kpi, decimal Value)> given, Playbook playbook) =>
        from one in given
        let kpi = playbook.Kpis.FirstOrDefault(kpi => kpi.Id == one.Kpi)
        where kpi is { Unit: "percent" } or { Measure: KpiMeasure.Proportion } && one.Value > 1
        select new FieldError(one.Field, one.Value <= 100
            ? new Phrase("error.no-share").With("kpi", kpi.Name).With("value", AsWritten(one.Value)).With("share", AsWritten(one.Value / 100))
            : new Phrase("input.share"));

    private static string AsWritten(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}
