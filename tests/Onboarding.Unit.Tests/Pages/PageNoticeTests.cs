using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Pages;
using Onboarding.Functions.RunActions;

namespace Onboarding.Unit.Tests.Pages;

public sealed class PageNoticeTests
{
    private const string Page = "/runs/run-1";

    [Fact]
    public void The_page_that_a_form_leads_to_tells_once_what_was_done()
    {
        var left = Left(PageNotice.Done(RunActionIds.Pause), Page + "?x=1#top");
        var request = At(Page, Value(left));

        Assert.Equal("notice.pause", PageFrame.Of(request, "").Notice);
        Assert.Contains(Cookies(request), cookie => cookie.StartsWith("onboarding-notice=;", StringComparison.Ordinal));
        Assert.All(["max-age=60", "httponly", "samesite=lax"], part => Assert.Contains(part, left, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void No_link_can_claim_what_never_happened()
    {
        var request = At(Page);
        request.QueryString = new QueryString("?done=cancel&stored=500");

        Assert.Equal("", PageFrame.Of(request, "").Notice);
        Assert.Null(PageNotice.TakeStored(request));
    }

    [Fact]
    public void Another_page_and_what_a_script_fetches_leave_it_for_whoever_comes_to_its_page()
    {
        var value = Value(Left(PageNotice.Stored(500), Page + "/pilot"));
        var fetched = At(Page + "/pilot", value);
        fetched.Headers["Sec-Fetch-Mode"] = "cors";

        Assert.All([At(Page, value), fetched], request =>
        {
            Assert.Null(PageNotice.TakeStored(request));
            Assert.DoesNotContain(Cookies(request), cookie => cookie.StartsWith("onboarding-notice", StringComparison.Ordinal));
        });
        Assert.Null(PageNotice.TakeDone(At(Page + "/pilot", value)));
        Assert.Equal(500, PageNotice.TakeStored(At(Page + "/pilot", value)));
    }

    private static HttpRequest At(string path, string? notice = null)
    {
        var request = new DefaultHttpContext().Request;
        request.Path = path;
        if (notice is not null) request.Headers.Cookie = notice;
        return request;
    }

    private static string Left(PageNotice notice, string path)
    {
        var request = At("/somewhere");
        HtmlPage.SeeOther(request, path, notice);
        return Assert.Single(Cookies(request));
    }

    private static string Value(string cookie) => cookie.Split(';')[0];

    private static IEnumerable<string> Cookies(HttpRequest request) => request.HttpContext.Response.Headers.SetCookie.OfType<string>();
}
