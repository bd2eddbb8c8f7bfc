using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Http;
using Onboarding.Functions.SignIn;
using Onboarding.Workflows.Language;

namespace Onboarding.Functions.Pages;

/// <summary>What stands around every page of signed-in people: <c>_shell-top</c> and <c>_shell-bottom</c> draw it.</summary>
/// <param name="Section">Entry of the navigation that the page belongs to, see <see cref="Sections"/>; empty: none.</param>
/// <param name="OtherLanguage">Query string of the same page in the other language.</param>
/// <param name="Zone">IANA time zone of the times on the page.</param>
/// <param name="PageKey">Value of the hidden field <c>pageKey</c> of every form.</param>
internal sealed record PageFrame(string Section, string OtherLanguage, string Zone, string PageKey)
{
    /// <summary>Entries of the navigation.</summary>
    public IReadOnlyList<NavItem> Items { get; init; } = Sections;

    /// <summary>Name of <see cref="PageKey"/>'s field.</summary>
    public string KeyField { get; } = Forms.PageKey.FieldName;

    /// <summary>The other language's code.</summary>
    public required string OtherCode { get; init; }

    /// <summary>Key of what is told on top, as somebody came back from a form that was carried out; empty: nothing.</summary>
    public string Notice { get; init; } = "";

    /// <summary>The other language's own name.</summary>
    public string OtherName => OtherCode == Languages.Chinese ? "中文" : "English";

    /// <summary>Name of whoever is signed in; empty: nobody is.</summary>
    public string SignedIn { get; init; } = "";

    /// <summary>True when no setting says who sits at this machine.</summary>
    public bool IsUnnamed => SignedIn == Caller.Local.Name;

    /// <summary>Where they sign out; empty when there is nowhere to.</summary>
    public string SignOut { get; init; } = "";

    /// <summary>What is told after a form was saved, see <see cref="PageNotice.Done"/>.</summary>
    public const string Saved = "saved";

    /// <summary>False for whoever may only look: nothing is offered to them that would be refused.</summary>
    public bool MayChange { get; init; } = true;

    private const string New = "new";
    private const string SignOutPath = "/.auth/logout?post_logout_redirect_uri=%2F";

    private static readonly NavItem[] Sections = [new("board", "/"), new("list", "/runs"), new(New, "/runs/new")];

    /// <summary>Whether whoever asks may change what they see.</summary>
    internal static bool MayChangeOf(HttpRequest request) => Caller.Of(request).Role != CallerRole.Viewer;

    /// <summary>The frame for a request. Remembers the language that it asks for.</summary>
    public static PageFrame Of(HttpRequest request, string section)
    {
        RequestLanguage.Remember(request);
        var (caller, mayChange) = (Caller.Of(request), MayChangeOf(request));
        return new PageFrame(section, PageQuery.OtherLanguage(request), ReaderZone.Of(request), Forms.PageKey.Issue(request))
        {
            Notice = PageNotice.TakeDone(request) is { } done && (done == Saved || RunActions.RunActionIds.All.Contains(done)) ? $"notice.{done}" : "",
            SignedIn = caller.Name,
            SignOut = caller.Source == CallerSource.AppService ? SignOutPath : "",
            MayChange = mayChange,
            Items = mayChange ? Sections : [.. Sections.Where(item => item.Id != New)],
            OtherCode = RequestLanguage.Of(request) == Languages.English ? Languages.Chinese : Languages.English,
        };
    }
}

/// <summary>An entry of the navigation.</summary>
/// <param name="Id">Its text is <c>nav.{id}</c>.</param>
/// <param name="Path">Where it leads.</param>
internal sealed record NavItem(string Id, string Path);
