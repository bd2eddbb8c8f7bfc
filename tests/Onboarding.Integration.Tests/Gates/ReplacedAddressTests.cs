using Microsoft.Extensions.DependencyInjection;
using Onboarding.Workflows.Addressing;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Mail;
using Onboarding.Workflows.Storage;

namespace Onboarding.Integration.Tests.Gates;

/// <summary>An address that is replaced and put back again, over real tables.</summary>
[Collection(LocalServices.Collection)]
public sealed class ReplacedAddressTests(LocalServices local)
{
    private const string Fresh = "anna.becker@example.com";

    [Fact]
    public async Task Links_that_were_sent_before_stay_dead_and_the_address_that_is_put_back_gets_one_that_answers()
    {
        await using var app = await GateApp.StartAsync(local);
        await app.OpenAsync();
        var addresses = app.Services.GetRequiredService<ReplaceAddress>();
        var former = await app.LinkOfAsync(SampleRun.Anna);

        await addresses.PutAsync(app.Order.RunId, PersonKeys.Of(SampleRun.Anna), Fresh);
        var between = await app.LinkOfAsync(Fresh);
        await addresses.PutAsync(app.Order.RunId, PersonKeys.Of(Fresh), SampleRun.Anna);

        foreach (var dead in new[] { former, between })
        {
            Assert.Equal(AnswerStatus.UnknownLink, (await app.AnswerAsync(dead, "approve")).Status);
            Assert.Equal((LinkState.Revoked, null), await app.Services.GetRequiredService<GateArchive>().VisitAsync(dead) is { } visit ? (visit.State, visit.Shown) : default);
        }

        var asked = (await app.Store.ListAsync<Signal>(app.Order.RunId, "signal")).Select(signal => signal.Mail!).ToList();
        Assert.Contains(asked, mail => mail.RecipientKey == PersonKeys.Of(SampleRun.Anna) && mail.Kind == MailKinds.ApprovalRequest);
        Assert.Equal(AnswerStatus.Accepted, (await app.AnswerAsync(await app.LinkOfAsync(SampleRun.Anna), "approve")).Status);
    }
}
