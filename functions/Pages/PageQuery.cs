using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Pages;

/// <summary>The part of a page's query string that its links carry on: the language and, where the host asks for one, the key.</summary>
internal static class PageQuery
{
    private static readonly string[] Kept = ["lang", "code"];

    public static string Keep(HttpRequest request, string? continuation = null)
    {
        var query = new QueryBuilder();
        foreach (var name in Kept.Where(name => request.Query.ContainsKey(name))) query.Add(name, request.Query[name].ToString());
        if (continuation is not null) query.Add("continuation", continuation);
        return query.ToString();
    }

    public static string OtherLanguage(HttpRequest request)
    {
        var query = new QueryBuilder { { "lang", RequestLanguage.Of(request) == Languages.English ? Languages.Chinese : Languages.English } };
        if (request.Query.ContainsKey("code")) query.Add("code", request.Query["code"].ToString());
        return query.ToString();
    }
}
