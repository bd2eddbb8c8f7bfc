using System.Net;
using Onboarding.Cli.Approving;

namespace Onboarding.Unit.Tests.Cli;

public sealed class DecisionPageTests
{
    private static readonly Uri Address = new("http://127.0.0.1:7071/approvals/abc");

    [Fact]
    public void An_open_page_offers_its_choices_and_keeps_its_hidden_values()
    {
        var page = DecisionPage.Read(HttpStatusCode.OK, Address, """
            <h1>Choose the
              vendor</h1>
            <form method="post">
              <input type="hidden" name="__RequestVerificationToken" value="t0ken">
              <input type="radio" name="choice" value="approve"><input type="radio" name="choice" value="reject">
              <textarea name="comment"></textarea><button>Send</button>
            </form>
            """);

        Assert.Equal("Choose the vendor", page.Heading);
        Assert.Equal(["approve", "reject"], page.Form!.Choices);
        Assert.Equal("t0ken", page.Form.Hidden["__RequestVerificationToken"]);
        Assert.Equal(Address, page.Form.Action);
    }

    [Fact]
    public void Buttons_and_lists_can_be_choices_too()
    {
        var page = DecisionPage.Read(HttpStatusCode.OK, Address, """
            <form action="/elsewhere"><button name="choice" value="keep"></button>
            <select name="choice"><option value=""><option value="exit"></select></form>
            """);

        Assert.Equal(["keep", "exit"], page.Form!.Choices);
        Assert.Equal(new Uri("http://127.0.0.1:7071/elsewhere"), page.Form.Action);
    }

    [Fact]
    public void A_closed_page_has_no_form_even_when_it_has_another_one()
    {
        var page = DecisionPage.Read(HttpStatusCode.OK, Address, """
            <h1>Closed</h1><p role="alert">Helen decided.</p><form><input name="language" value="en"></form>
            """);

        Assert.Null(page.Form);
        Assert.Equal("Helen decided.", page.Warning);
    }

    [Fact]
    public void A_closed_page_is_told_with_what_was_decided_and_by_whom()
    {
        var page = DecisionPage.Read(HttpStatusCode.OK, Address, """
            <h1>Contract</h1>
            <div role="status"><p>This decision is closed: <strong>Approve</strong></p><p>Decided by Helen.</p></div>
            """);

        Assert.True(page.IsTaken);
        Assert.Equal("Contract\nThis decision is closed: Approve\nDecided by Helen.", page.InWords);
    }

    [Theory]
    [InlineData(HttpStatusCode.Conflict, "<h1>Contract</h1><p role=status>Closed.</p>")]
    [InlineData(HttpStatusCode.OK, "<h1>Contract</h1><div role=alert><p>Your earlier answer stands.</p></div>")]
    [InlineData(HttpStatusCode.BadRequest, "<h1>Contract</h1><form method=post><input type=radio name=choice value=approve></form>")]
    [InlineData(HttpStatusCode.NotFound, "<h1>This link is not known</h1>")]
    public void An_answer_that_was_refused_was_not_taken(HttpStatusCode status, string html) =>
        Assert.False(DecisionPage.Read(status, Address, html).IsTaken);
}
