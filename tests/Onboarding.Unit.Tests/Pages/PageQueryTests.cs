using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Pages;

namespace Onboarding.Unit.Tests.Pages;

public sealed class PageQueryTests
{
    private static readonly HttpRequest Request = Of("?status=running&stage=pilot&pageSize=5&lang=zh-CN&code=not-ours&continuation=here&other=1");

    [Fact]
    public void Links_carry_the_list_that_the_reader_chose() =>
        Assert.Equal("?lang=zh-CN&status=running&stage=pilot&pageSize=5", PageQuery.Keep(Request));

    [Fact]
    public void A_further_page_is_a_page_of_the_same_list() =>
        Assert.Equal("?lang=zh-CN&status=running&stage=pilot&pageSize=5&continuation=next", PageQuery.Keep(Request, "next"));

    [Fact]
    public void The_other_language_shows_the_same_page() =>
        Assert.Equal("?status=running&stage=pilot&pageSize=5&continuation=here&lang=en", PageQuery.OtherLanguage(Request));

    [Fact]
    public void The_list_of_all_runs_has_no_filter() => Assert.Equal("?lang=zh-CN", PageQuery.Reader(Request));

    [Theory]
    [InlineData("?status=running", true)]
    [InlineData("?continuation=here", true)]
    [InlineData("?lang=en&other=1", false)]
    [InlineData("", false)]
    public void A_list_of_some_runs_is_known(string query, bool showsSome) => Assert.Equal(showsSome, PageQuery.ShowsSome(Of(query)));

    private static HttpRequest Of(string query) => new DefaultHttpContext { Request = { QueryString = new QueryString(query) } }.Request;
}
