using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Onboarding.Functions.Approvals;
using Onboarding.Functions.Changes;
using Onboarding.Functions.Evidence;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.Lists;
using Onboarding.Functions.NewRun;
using Onboarding.Functions.Pages;
using Onboarding.Functions.Pages.Runs;
using Onboarding.Functions.Pilots;
using Onboarding.Functions.Readings;
using Onboarding.Functions.Reconciling;
using Onboarding.Functions.RunActions;
using Onboarding.Functions.Validation;
using Onboarding.Functions.VendorSide;
using Onboarding.Functions.Views;
using Onboarding.Functions.Work;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Contract;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Integration;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Operations;
using Onboarding.Workflows.Outcome;
using Onboarding.Workflows.Pilot;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Training;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Functions;

/// <summary>What the triggers need beyond the workflows.</summary>
internal static class ApiServices
{
    public static IServiceCollection AddOnboardingApi(this IServiceCollection services)
    {
        services.TryAddSingleton<ProblemWriter>();
        services.TryAddSingleton<ProblemPages>();
        services.TryAddSingleton<RunViews>();
        services.TryAddSingleton<TimelineViews>();
        services.TryAddSingleton<GateViews>();
        services.TryAddSingleton<MailViews>();
        services.TryAddSingleton<DecisionPages>();
        services.TryAddSingleton<DelegatePages>();
        services.TryAddSingleton<ClientAddress>();
        services.TryAddSingleton<LinkLimiter>();
        services.TryAddSingleton<LinkVisits>();
        services.TryAddSingleton<PageWords>();
        services.TryAddSingleton<RunPages>();
        services.TryAddSingleton<CardWords>();
        services.TryAddSingleton<ListPages>();
        services.TryAddSingleton<NewRunPages>();
        services.TryAddSingleton<RequestPages>();
        services.AddRunPages();
        services.TryAddSingleton<RunActionPages>();
        services.TryAddSingleton<RunActionForms>();
        services.TryAddSingleton<RunActionTaking>();
        services.TryAddSingleton<VendorViews>();
        services.TryAddSingleton<ComparisonViews>();
        services.TryAddSingleton<RequirementsViews>();
        services.TryAddSingleton<ChecklistViews>();
        services.TryAddSingleton<RiskViews>();
        services.TryAddSingleton<ActionViews>();
        services.TryAddSingleton<ContractViews>();
        services.TryAddSingleton<IntegrationViews>();
        services.TryAddSingleton<TrainingViews>();
        services.TryAddSingleton<HandedIn>();
        services.TryAddSingleton<OutcomeViews>();
        services.TryAddSingleton<OperationsViews>();
        services.TryAddSingleton<RecordViews>();
        services.TryAddSingleton<RecordPages>();
        services.TryAddSingleton<PilotViews>();
        services.TryAddSingleton<PilotPages>();
        services.TryAddSingleton<PilotDesk>();
        services.TryAddSingleton<BadCells>();
        services.TryAddSingleton<HandInBlocks>();
        services.TryAddSingleton<HandInPages>();
        services.TryAddSingleton<ReadingsUpload>();
        services.TryAddSingleton<EventViews>();
        services.TryAddSingleton<ErasureViews>();
        services.TryAddSingleton<DeadLinks>();
        services.TryAddSingleton<EvidenceAnswers>();
        services.TryAddSingleton<VendorContacts>();
        services.TryAddSingleton<VendorVisits>();
        services.TryAddSingleton<VendorPages>();
        services.TryAddSingleton<VendorHome>();
        services.TryAddSingleton<VendorForms>();
        services.TryAddSingleton<OpenedForms>();
        services.TryAddSingleton<VendorIntake>();
        services.TryAddSingleton<SubmissionViews>();
        services.TryAddSingleton<SubmissionPages>();
        services.TryAddSingleton<ContactPages>();
        services.TryAddSingleton<EvidencePages>();
        services.TryAddSingleton<ReadingsReader>();
        services.TryAddSingleton<ReadingViews>();
        services.TryAddSingleton<RunChanges>();
        services.TryAddSingleton<Reconciler>();
        return services
            .AddInput<OnboardingRequest, OnboardingRequestValidator>()
            .AddInput<Vendor, VendorValidator>()
            .AddInput<Scorecard, ScorecardValidator>()
            .AddInput<VendorAnswers, VendorAnswersValidator>()
            .AddInput<Offer, OfferValidator>()
            .AddInput<ChecklistItem, ChecklistItemValidator>()
            .AddInput<RiskJudgement, RiskJudgementValidator>()
            .AddInput<AbsenceInput, AbsenceInputValidator>()
            .AddInput<DelegateInput, DelegateInputValidator>()
            .AddInput<SlaTerm, SlaTermValidator>()
            .AddInput<ContractPrice, ContractPriceValidator>()
            .AddInput<ContractTerms, ContractTermsValidator>()
            .AddInput<CommunicationPlan, CommunicationPlanValidator>()
            .AddInput<MigrationBatch, MigrationBatchValidator>()
            .AddInput<Connection, ConnectionValidator>()
            .AddInput<AccessRole, AccessRoleValidator>()
            .AddInput<TestCaseReport, TestCaseReportValidator>()
            .AddInput<ContinuityTest, ContinuityTestValidator>()
            .AddInput<TrainingPlan, TrainingPlanValidator>()
            .AddInput<AgentInput, AgentInputValidator>()
            .AddInput<CertificationsInput, CertificationsValidator>()
            .AddInput<Work.AgentResults, AgentResultsValidator>()
            .AddInput<PilotPlan, PilotPlanValidator>()
            .AddInput<ReadingsInput, ReadingsInputValidator>()
            .AddInput<ActionEntry, ActionEntryValidator>()
            .AddInput<RatingsInput, RatingsInputValidator>()
            .AddInput<RatingClosing, RatingClosingValidator>()
            .AddInput<MeetingMinutes, MeetingMinutesValidator>()
            .AddInput<MonthlyEvaluation, MonthlyEvaluationValidator>()
            .AddInput<CostInput, CostInputValidator>()
            .AddInput<MonthCost, MonthCostValidator>()
            .AddInput<RampConfirmation, RampConfirmationValidator>()
            .AddInput<ExitPlan, ExitPlanValidator>()
            .AddInput<ExitLessons, ExitLessonsValidator>()
            .AddInput<ReviewNotes, ReviewNotesValidator>()
            .AddInput<SecurityAudit, SecurityAuditValidator>()
            .AddInput<ApproverInput, ApproverInputValidator>()
            .AddInput<ContactInput, ContactInputValidator>()
            .AddInput<ConfirmationInput, ConfirmationInputValidator>()
            .AddInput<RefusalInput, RefusalInputValidator>()
            .AddInput<SubmitInput, SubmitInputValidator>()
            .AddInput<CancelInput, CancelInputValidator>()
            .AddInput<PauseInput, PauseInputValidator>()
            .AddInput<AddressInput, AddressInputValidator>()
            .AddInput<PersonInput, PersonInputValidator>()
            .AddInput<ErasureInput, ErasureInputValidator>()
            .AddInput<HoldInput, HoldInputValidator>()
            .AddInput<AnswerInput, AnswerInputValidator>();
    }

    private static void AddRunPages(this IServiceCollection services) => services
        .AddSingleton<RunHeads>()
        .AddSingleton<RoundLines>()
        .AddSingleton<OverviewPages>()
        .AddSingleton<WorkDesk>()
        .AddSingleton<WorkForms>()
        .AddSingleton<StageGaps>()
        .AddSingleton<ChecklistLines>()
        .AddSingleton<WorkPages>()
        .AddSingleton<VendorsPages>()
        .AddSingleton<MailsPages>()
        .AddSingleton<TimelinePages>();

    private static IServiceCollection AddInput<T, TValidator>(this IServiceCollection services)
        where T : class
        where TValidator : class, IValidator<T> =>
        services.AddSingleton<IValidator<T>, TValidator>().AddSingleton<InputReader<T>>();
}
