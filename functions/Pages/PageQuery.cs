using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Onboarding.Functions.Http;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Pages;

/// <summary>
/// The part of a page's query string that its links carry on: the language, and which runs the list shows, so that whoever comes back from
/// a run finds the list as it was left.
/// </summary>
internal static class PageQuery
{
    private const string Language = "lang";
    private const string Continuation = "continuation";

    private static readonly string[] OfList = ["q", "overdue", "waitsForMe", "status", "stage", "pageSize"];

    /// <summary>For links to other pages; with a continuation, to a further page of the list.</summary>
    public static string Keep(HttpRequest request, string? continuation = null)
    {
        var query = Of(request, [Language, .. OfList]);
        if (continuation is not null) query.Add(Continuation, continuation);
        return query.ToString();
    }

    /// <summary>For links to the list of all runs.</summary>
    public static string Reader(HttpRequest request) => Of(request, [Language]).ToString();

    /// <summary>For the link to the same page in the other language.</summary>
    public static string OtherLanguage(HttpRequest request)
    {
        var query = Of(request, [.. OfList, Continuation]);
        query.Add(Language, RequestLanguage.Of(request) == Languages.English ? Languages.Chinese : Languages.English);
        return query.ToString();
    }

    /// <summary>True when the list shows only some of the runs.</summary>
    public static bool ShowsSome(HttpRequest request) => OfList.Append(Continuation).Any(name => !string.IsNullOrEmpty(request.Query[name]));

    private static QueryBuilder Of(HttpRequest request, IEnumerable<string> names)
    {
        var query = new QueryBuilder();
        // A form sends fields that were left empty too.
        foreach (var name in names.Where(name => !string.IsNullOrEmpty(request.Query[name]))) query.Add(name, request.Query[name].ToString());
        return query;
    }
}
