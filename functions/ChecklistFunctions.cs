using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Integration;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions;

/// <summary>What must be shown done: checklists and migrated data.</summary>
public sealed class ChecklistFunctions(
    PutChecklistItem items, PutMigrationBatch batches, ChecklistViews views,
    InputReader<ChecklistItem> itemInput, InputReader<MigrationBatch> batchInput)
{
    /// <summary>A stage's checklist with the state of every item.</summary>
    [Function(nameof(GetChecklist))]
    [Answers(typeof(Listing<ChecklistItemView>))]
    public async Task<IResult> GetChecklist(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/checklists/{stage}")] HttpRequest request,
        string id,
        string stage,
        CancellationToken cancellation) =>
        Answers.Ok(new Listing<ChecklistItemView>(await views.OfAsync(id, stage, RequestLanguage.Of(request), cancellation)));

    /// <summary>Sets the state of an item.</summary>
    [Function(nameof(PutChecklistItem))]
    [Takes(typeof(ChecklistItem))]
    [Answers(typeof(ChecklistItem))]
    public async Task<IResult> PutChecklistItem(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/checklists/{stage}/{itemId}")] HttpRequest request,
        string id,
        string stage,
        string itemId,
        CancellationToken cancellation)
    {
        ChecklistViews.RequireChecklist(stage);
        var fromPath = new Dictionary<string, string> { ["stage"] = stage, ["id"] = itemId };
        return Answers.Ok(await items.PutAsync(id, await itemInput.ReadAsync(request, fromPath, cancellation), cancellation));
    }

    /// <summary>Reports a migrated set of records, counted on both sides.</summary>
    [Function(nameof(PutMigration))]
    [Takes(typeof(MigrationBatch))]
    [Answers(typeof(MigrationBatch))]
    public async Task<IResult> PutMigration(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/migrations/{batchId}")] HttpRequest request,
        string id,
        string batchId,
        CancellationToken cancellation)
    {
        var batch = await batchInput.ReadAsync(request, new Dictionary<string, string> { ["id"] = batchId }, cancellation);
        return Answers.Ok(await batches.PutAsync(id, batch, cancellation));
    }
}
