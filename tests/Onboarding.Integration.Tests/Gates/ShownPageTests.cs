using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Onboarding.Functions;
using Onboarding.Functions.Approvals;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Gates.Texts;
using Onboarding.Workflows.Language;

namespace Onboarding.Integration.Tests.Gates;

[Collection(LocalServices.Collection)]
public sealed class ShownPageTests(LocalServices local)
{
    [Fact]
    public async Task A_page_is_shown_though_it_cannot_be_noted_that_it_was_opened()
    {
        var writes = new RefusedWrites();
        await using var app = await GateApp.StartAsync(local, configure: services => services.Replace(ServiceDescriptor.Singleton(TablesWith(writes))));
        await app.OpenAsync();
        var link = await app.LinkOfAsync(SampleRun.Anna);
        writes.Refused = true;

        var page = Assert.IsType<ContentHttpResult>(await ShowAsync(app, link));

        Assert.True(writes.WasTried);
        Assert.Equal(StatusCodes.Status200OK, page.StatusCode);
        Assert.Contains("Send answer", page.ResponseContent, StringComparison.Ordinal);
        Assert.DoesNotContain("gate.viewed", await app.AuditKindsAsync());
    }

    [Fact]
    public async Task What_is_noted_says_nothing_about_who_opened_the_page()
    {
        await using var app = await GateApp.StartAsync(local);
        await app.OpenAsync();

        await ShowAsync(app, await app.LinkOfAsync(SampleRun.Anna));

        var note = Assert.Single(await app.AuditAsync(), entry => entry.Kind == "gate.viewed");
        Assert.Equal("system", note.Actor);
        var phrases = app.Services.GetRequiredService<Phrasebook>();
        Assert.Equal("The decision page of Anna Becker's link to “Contract approval” was opened", phrases.Render(note.What, Languages.English));
        Assert.Equal("Anna Becker 的链接所指向的“合同审批”审批页面被打开", phrases.Render(note.What, Languages.Chinese));
    }

    private static Task<IResult> ShowAsync(GateApp app, string link)
    {
        // Neither the reader of answers nor the dispatcher of signals takes part in showing a page.
        var functions = new ApprovalFunctions(
            new LinkVisits(
                app.Services.GetRequiredService<GateArchive>(), app.Services.GetRequiredService<LinkNotes>(),
                new DeadLinks(new ClientAddress(app.Services.GetRequiredService<IConfiguration>()), app.Clock, NullLogger<DeadLinks>.Instance)),
            app.Services.GetRequiredService<AnswerGate>(),
            new DecisionPages(app.Services.GetRequiredService<PageRenderer>()), null!, null!, NullLogger<ApprovalFunctions>.Instance);
        var http = new DefaultHttpContext();
        http.Request.Method = HttpMethods.Get;
        http.Request.Path = $"/approvals/{link}";
        return functions.ShowApproval(http.Request, link, CancellationToken.None);
    }

    private TableServiceClient TablesWith(HttpPipelinePolicy policy)
    {
        var options = new TableClientOptions { Retry = { MaxRetries = 0 } };
        options.AddPolicy(policy, HttpPipelinePosition.PerCall);
        return new TableServiceClient(local.Storage, options);
    }

    /// <summary>Storage that answers reads and, when told to, refuses transactions.</summary>
    private sealed class RefusedWrites : HttpPipelineSynchronousPolicy
    {
        public bool Refused { get; set; }

        public bool WasTried { get; private set; }

        public override void OnSendingRequest(HttpMessage message)
        {
            if (!Refused || message.Request.Method != RequestMethod.Post) return;
            WasTried = true;
            throw new IOException("Storage takes no writes.");
        }
    }
}
