using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Onboarding.Integration.Tests.Gates;
using Onboarding.Workflows.Evidence;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.VendorSide;

/// <summary>Which bytes stay, over real blobs and tables.</summary>
[Collection(LocalServices.Collection)]
public sealed class EvidenceStoreTests(LocalServices local)
{
    private static readonly EvidenceGiver Vendor = new("Mei (Harbour Voice)", "harbour-voice", "mei");

    [Fact]
    public async Task Bytes_that_the_run_does_not_take_after_all_are_removed()
    {
        var between = new BeforeWrite("evidence:");
        await using var app = await StartAsync(between);
        var kept = await AddAsync(app, Vendor);

        between.Does(() => ChangeAsync(app, run => new RunChange(run with { Status = RunStatus.Cancelled })));
        await Assert.ThrowsAsync<WrongStageException>(() => AddAsync(app, Vendor));

        Assert.Equal([$"{app.Order.RunId}/{kept.Id}"], await BlobsAsync(app));
    }

    [Fact]
    public async Task A_vendor_gives_so_many_files_and_no_more_and_others_go_on()
    {
        await using var app = await StartAsync();
        var file = await AddAsync(app, Vendor);
        var others = Enumerable.Range(1, EvidenceStore.MostOfVendor - 1).Select(number => file with { Id = number.ToString("x32", CultureInfo.InvariantCulture) });
        foreach (var some in others.Chunk(50))
            await ChangeAsync(app, run => new RunChange(run) { Put = some.ToDictionary(one => RowKeys.Evidence(one.Id), one => (object)one) });

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => AddAsync(app, Vendor with { ContactKey = "bo" }));
        await AddAsync(app, new EvidenceGiver("Maria Ortiz"));
        await AddAsync(app, Vendor with { VendorId = "another" });

        Assert.Equal("file", Assert.Single(refused.Errors).Field);
        Assert.Equal(3, (await BlobsAsync(app)).Count);
    }

    private Task<GateApp> StartAsync(HttpPipelinePolicy? tables = null)
    {
        var options = new TableClientOptions();
        if (tables is not null) options.AddPolicy(tables, HttpPipelinePosition.PerCall);
        return GateApp.StartAsync(local, configure: services => services.Replace(ServiceDescriptor.Singleton(new TableServiceClient(local.Storage, options))));
    }

    private static Task<EvidenceFile> AddAsync(GateApp app, EvidenceGiver giver) =>
        app.Services.GetRequiredService<EvidenceStore>().AddAsync(app.Order.RunId, giver, "nda.txt", new MemoryStream("signed"u8.ToArray()));

    private static Task<Run> ChangeAsync(GateApp app, Func<Run, RunChange> change) => app.Store.ChangeAsync(app.Order.RunId, run => Task.FromResult<RunChange?>(change(run)));

    private static async Task<IReadOnlyList<string>> BlobsAsync(GateApp app)
    {
        var names = new List<string>();
        var container = app.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(EvidenceStore.ContainerName);
        await foreach (var blob in container.GetBlobsAsync())
            if (blob.Name.StartsWith(app.Order.RunId + "/", StringComparison.Ordinal)) names.Add(blob.Name);
        return names;
    }
}
