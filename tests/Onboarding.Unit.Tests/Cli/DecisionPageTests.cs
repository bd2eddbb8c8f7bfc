using Onboarding.Cli.Approving;

namespace Onboarding.Unit.Tests.Cli;

public sealed class DecisionPageTests
{
    private static readonly Uri Address = new("http://127.0.0.1:7071/approvals/abc");

    [Fact]
    public void An_open_page_offers_its_choices_and_keeps_its_hidden_values()
    {
        var page = DecisionPage.Read(Address, """
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
        var page = DecisionPage.Read(Address, """
            <form action="/elsewhere"><button name="choice" value="keep"></button>
            <select name="choice"><option value=""><option value="exit"></select></form>
            """);

        Assert.Equal(["keep", "exit"], page.Form!.Choices);
        Assert.Equal(new Uri("http://127.0.0.1:7071/elsewhere"), page.Form.Action);
    }

    [Fact]
    public void A_closed_page_has_no_form_even_when_it_has_another_one()
    {
        var page = DecisionPage.Read(Address, """
            <h1>Closed</h1><p role="alert">Helen decided.</p><form><input name="language" value="en"></form>
            """);

        Assert.Null(page.Form);
        Assert.Equal("Helen decided.", page.Warning);
    }
}
