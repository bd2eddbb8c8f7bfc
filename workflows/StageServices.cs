using Microsoft.Extensions.DependencyInjection;
using Onboarding.Workflows.Actions;
using Onboarding.Workflows.Contract;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Integration;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Operations;
using Onboarding.Workflows.Outcome;
using Onboarding.Workflows.Pilot;
using Onboarding.Workflows.Requirements;
using Onboarding.Workflows.Risks;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.Training;

namespace Onboarding.Workflows;

/// <summary>What the lifecycle and its stages need.</summary>
internal static class StageServices
{
    public static IServiceCollection AddStages(this IServiceCollection services) => services
        .AddSingleton<StartRun>()
        .AddSingleton<ChangeRequest>()
        .AddSingleton<SubmitStage>()
        .AddSingleton<CancelRun>()
        .AddSingleton<WindUpRun>()
        .AddSingleton<PauseRun>()
        .AddSingleton<ResumeRun>()
        .AddSingleton<MoveDueDays>()
        .AddSingleton<SignalDispatcher>()
        .AddSingleton<GatePreparation>()
        .AddSingleton<RaiseRisks>()
        .AddSingleton<PutRisk>()
        .AddSingleton<PutChecklistItem>()
        .AddSingleton<PutVendor>()
        .AddSingleton<PutScorecard>()
        .AddSingleton<PutContractPart>()
        .AddSingleton<PutAnswers>()
        .AddSingleton<PutOffer>()
        .AddSingleton<PutMigrationBatch>()
        .AddSingleton<PutIntegrationPart>()
        .AddSingleton<IStageReadiness, RequirementsReadiness>()
        .AddSingleton<IStageReadiness, ShortlistReadiness>()
        .AddSingleton<IStageReadiness, ContractReadiness>()
        .AddSingleton<IStageReadiness, IntegrationReadiness>()
        .AddSingleton<AddCertifications>()
        .AddSingleton<PutTrainingPlan>()
        .AddSingleton<PutAgent>()
        .AddSingleton<IMailKind, TrainingNeedMail>()
        .AddSingleton<PutPilotPlan>()
        .AddSingleton<AddReadings>()
        .AddSingleton<KeptHandIns>()
        .AddSingleton<PutAction>()
        .AddSingleton<ActionClosing>()
        .AddSingleton<AddRatings>()
        .AddSingleton<CloseRating>()
        .AddSingleton<PutEvaluation>()
        .AddSingleton<PutMinutes>()
        .AddSingleton<PutCost>()
        .AddSingleton<IStageReadiness, TrainingReadiness>()
        .AddSingleton<PutRampConfirmation>()
        .AddSingleton<PutExitPlan>()
        .AddSingleton<PutExitLessons>()
        .AddSingleton<HandOverRun>()
        .AddSingleton<ReviewDesk>()
        .AddSingleton<PutReviewNotes>()
        .AddSingleton<PutSecurityAudit>()
        .AddSingleton<IStageReadiness, OperationsReadiness>()
        .AddSingleton<IStageReadiness, ExitReadiness>();
}
