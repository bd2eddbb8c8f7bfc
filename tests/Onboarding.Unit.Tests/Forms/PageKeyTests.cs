using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Http;

namespace Onboarding.Unit.Tests.Forms;

public sealed class PageKeyTests
{
    [Fact]
    public void Every_page_of_a_reader_carries_another_text_and_each_is_taken()
    {
        var cookie = CookieOf(Fresh(out var first));
        var second = PageKey.Issue(With(cookie));

        Assert.NotEqual(first, second);
        PageKey.Take(With(cookie), Sent(first));
        PageKey.Take(With(cookie), Sent(second));
    }

    [Fact]
    public void A_form_with_another_readers_text_without_any_or_without_the_cookie_is_not_taken()
    {
        var cookie = CookieOf(Fresh(out var own));
        Fresh(out var others);

        Assert.Throws<ApiProblemException>(() => PageKey.Take(With(cookie), Sent(others)));
        Assert.Throws<ApiProblemException>(() => PageKey.Take(With(cookie), []));
        Assert.Throws<ApiProblemException>(() => PageKey.Take(With(cookie), Sent(cookie.Split('=')[1])));
        Assert.Throws<ApiProblemException>(() => PageKey.Take(new DefaultHttpContext().Request, Sent(own)));
    }

    [Fact]
    public void Whoever_comes_by_a_link_from_elsewhere_keeps_it_and_another_sites_form_goes_without() =>
        Assert.Contains("samesite=lax; httponly", Fresh(out _), StringComparison.OrdinalIgnoreCase);

    private static string Fresh(out string issued)
    {
        var http = new DefaultHttpContext();
        issued = PageKey.Issue(http.Request);
        return http.Response.Headers.SetCookie.ToString();
    }

    private static string CookieOf(string set) => set.Split(';')[0];

    private static HttpRequest With(string cookie) => new DefaultHttpContext { Request = { Headers = { Cookie = cookie } } }.Request;

    private static Dictionary<string, StringValues> Sent(string value) => new() { [PageKey.FieldName] = value };
}
