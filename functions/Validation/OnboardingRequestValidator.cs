using FluentValidation;
using FluentValidation.Results;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;
using Onboarding.Workflows;

namespace Onboarding.Functions.Validation;

/// <summary>What a run starts from, also against its playbook, so that one answer names everything that is wrong.</summary>
internal sealed class OnboardingRequestValidator : AbstractValidator<OnboardingRequest>
{
    private const int MostPeople = 100;
    private const int MostKpis = 50;

    public OnboardingRequestValidator(PlaybookCatalog playbooks, TimeProvider time) : this(playbooks.All, time)
    {
    }

    /// <summary>One that knows these playbooks only, for example the copy that a run keeps; without a clock days are not judged.</summary>
    public OnboardingRequestValidator(IReadOnlyList<Playbook> playbooks, TimeProvider? time = null)
    {
        RuleFor(request => request.Company).IsLine();
        RuleFor(request => request.Title).IsLine();
        RuleFor(request => request.Language).IsOneOf(Languages.All);
        RuleFor(request => request.Playbook).IsId();
        RuleFor(request => request.DeliveryModel).IsOneOf(Known.DeliveryModels);
        RuleFor(request => request.Emphasis).Must(marked => marked is null || marked.Count is 0 or 3 or 4).Says("request.emphasis-count").HasNoRepeats();
        RuleFor(request => request.RequiredCertificates).HasAtMost(MostKpis).HasNoRepeats();
        RuleForEach(request => request.RequiredCertificates).IsLine();
        RuleFor(request => request.Scope).SetValidator(new ScopeValidator());
        RuleFor(request => request.Volumes).SetValidator(new VolumesValidator());
        RuleFor(request => request.Coverage).SetValidator(new CoverageValidator());
        RuleFor(request => request.Situation).SetValidator(new SituationValidator());
        RuleFor(request => request.Baseline).HasAtMost(MostKpis);
        RuleForEach(request => request.Baseline).SetValidator(new BaselineValueValidator());
        RuleFor(request => request.Targets).HasAtMost(MostKpis);
        RuleForEach(request => request.Targets).SetValidator(new TargetValueValidator());
        RuleFor(request => request.Budget).SetValidator(new BudgetValidator());
        RuleFor(request => request.People).HasItems(MostPeople);
        RuleForEach(request => request.People).SetValidator(new PersonValidator());
        RuleFor(request => request).Custom((request, context) =>
        {
            foreach (var error in FitErrors(request, playbooks, time?.Today()))
                context.AddFailure(new ValidationFailure(error.Field, error.Message.Key) { CustomState = error.Message });
            foreach (var error in ScopeAgreement.ErrorsOf(request))
                context.AddFailure(new ValidationFailure(error.Field, error.Message.Key) { CustomState = error.Message });
        });
    }

    // Parts that are missing or of the wrong shape have lines of their own, which cover what is said here of their empty stand-ins.
    private static IReadOnlyList<FieldError> FitErrors(OnboardingRequest request, IReadOnlyList<Playbook> playbooks, DateOnly? today)
    {
        if (request.Playbook is null) return [];
        var readable = request with
        {
            People = [.. (request.People ?? []).Where(person => person is not null).Select(Readable)],
            Baseline = [.. (request.Baseline ?? []).Select(value => value ?? NoValue)],
            Emphasis = [.. (request.Emphasis ?? []).Select(id => id ?? "")],
            Targets = [.. (request.Targets ?? []).Select(target => target ?? new TargetValue("", 0))],
        };
        return RequestCheck.Of(readable, playbooks.FirstOrDefault(one => one.Id == request.Playbook), playbooks.Select(one => one.Id), today);
    }

    // Without an address of their own they would be one and the same person.
    private static Person Readable(Person person, int place) => person with
    {
        Role = person.Role ?? "",
        Name = person.Name ?? "",
        Email = person.Email ?? $"person-{place}",
        Language = person.Language ?? Languages.English,
        Country = person.Country ?? "",
        TimeZone = person.TimeZone ?? "",
    };

    private static BaselineValue NoValue => new() { Kpi = "", Value = 0, SampleSize = 0, From = default, To = default };
}
