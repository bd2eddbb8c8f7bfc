using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.OpenApi;
using Onboarding.Functions.Views;
using Onboarding.Workflows.Integration;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions;

/// <summary>What integration shows beside its checklist.</summary>
public sealed class IntegrationFunctions(
    PutIntegrationPart parts, IntegrationViews views, HandedIn given, InputReader<Connection> connectionInput, InputReader<AccessRole> accessInput,
    InputReader<TestCaseReport> testInput, InputReader<ContinuityTest> continuityInput)
{
    /// <summary>Everything that was handed in, and what is missing.</summary>
    [Function(nameof(GetIntegration))]
    [Answers(typeof(IntegrationView))]
    public async Task<IResult> GetIntegration(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/integration")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await views.OfAsync(id, RequestLanguage.Of(request), cancellation));

    /// <summary>Migrated data with verdicts.</summary>
    [Function(nameof(ListMigrations))]
    [Answers(typeof(Listing<MigrationView>))]
    public async Task<IResult> ListMigrations(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/migrations")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(new Listing<MigrationView>((await views.OfAsync(id, RequestLanguage.Of(request), cancellation)).Migrations));

    /// <summary>The connections between the vendor's systems and the company's.</summary>
    [Function(nameof(ListConnections))]
    [Answers(typeof(Listing<Connection>))]
    public async Task<IResult> ListConnections(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/connections")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await given.AllAsync<Connection>(id, "connection", cancellation));

    /// <summary>Reports how far a connection is.</summary>
    [Function(nameof(PutConnection))]
    [Takes(typeof(Connection))]
    [Answers(typeof(Connection))]
    public async Task<IResult> PutConnection(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/connections/{connectionId}")] HttpRequest request,
        string id,
        string connectionId,
        CancellationToken cancellation)
    {
        var connection = await connectionInput.ReadAsync(request, new Dictionary<string, string> { ["id"] = connectionId }, cancellation);
        return Answers.Ok(await parts.PutAsync(id, connection, cancellation));
    }

    /// <summary>The access matrix.</summary>
    [Function(nameof(ListAccess))]
    [Answers(typeof(Listing<AccessRole>))]
    public async Task<IResult> ListAccess(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/access")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await given.AllAsync<AccessRole>(id, "access", cancellation));

    /// <summary>Sets what a role may do.</summary>
    [Function(nameof(PutAccess))]
    [Takes(typeof(AccessRole))]
    [Answers(typeof(AccessRole))]
    public async Task<IResult> PutAccess(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/access/{role}")] HttpRequest request,
        string id,
        string role,
        CancellationToken cancellation)
    {
        var access = await accessInput.ReadAsync(request, new Dictionary<string, string> { ["role"] = role }, cancellation);
        return Answers.Ok(await parts.PutAsync(id, access, cancellation));
    }

    /// <summary>End-to-end test cases with every attempt.</summary>
    [Function(nameof(ListTestCases))]
    [Answers(typeof(Listing<TestCase>))]
    public async Task<IResult> ListTestCases(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/test-cases")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await given.AllAsync<TestCase>(id, "test-case", cancellation));

    /// <summary>Reports an attempt at a test case.</summary>
    [Function(nameof(PutTestCase))]
    [Takes(typeof(TestCaseReport))]
    [Answers(typeof(TestCase))]
    public async Task<IResult> PutTestCase(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/test-cases/{caseId}")] HttpRequest request,
        string id,
        string caseId,
        CancellationToken cancellation)
    {
        var report = await testInput.ReadAsync(request, new Dictionary<string, string> { ["id"] = caseId }, cancellation);
        return Answers.Ok(await parts.PutAsync(id, report, cancellation));
    }

    /// <summary>The continuity test.</summary>
    [Function(nameof(GetContinuityTest))]
    [Answers(typeof(ContinuityTest))]
    public async Task<IResult> GetContinuityTest(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/v1/onboardings/{id}/continuity-test")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await given.OneAsync<ContinuityTest>(id, RowKeys.ContinuityTest, cancellation));

    /// <summary>Reports the continuity test.</summary>
    [Function(nameof(PutContinuityTest))]
    [Takes(typeof(ContinuityTest))]
    [Answers(typeof(ContinuityTest))]
    public async Task<IResult> PutContinuityTest(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/v1/onboardings/{id}/continuity-test")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        Answers.Ok(await parts.PutAsync(id, await continuityInput.ReadAsync(request, cancellation), cancellation));
}
