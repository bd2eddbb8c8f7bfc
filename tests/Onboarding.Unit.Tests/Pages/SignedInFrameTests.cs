using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Pages;
using Onboarding.Functions.SignIn;
using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.Language;

namespace Onboarding.Unit.Tests.Pages;

public sealed class SignedInFrameTests
{
    private static readonly Templates Templates = Templates.Load(TemplateFolders.Folder("pages"), TemplateFolders.Phrases);

    private static readonly Caller Mei = new("Mei <Lin> Tan", "mei@example.com", CallerRole.Manager) { Source = CallerSource.AppService };

    [Fact]
    public void The_head_of_the_page_says_who_is_signed_in_and_where_to_sign_out()
    {
        var top = Top(Mei);

        Assert.Contains("Signed in as Mei &lt;Lin&gt; Tan", top, StringComparison.Ordinal);
        Assert.Contains("href=\"/.auth/logout?", top, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_sits_at_this_machine_cannot_sign_out() => Assert.DoesNotContain("/.auth/", Top(Caller.Local), StringComparison.Ordinal);

    [Fact]
    public void Whom_no_setting_names_is_called_something_in_the_readers_language() =>
        Assert.Contains("当前用户：本机用户", Top(Caller.Local, Languages.Chinese), StringComparison.Ordinal);

    [Fact]
    public void A_viewer_is_offered_no_new_run()
    {
        Assert.Contains("href=\"/runs/new\"", Top(Mei), StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/runs/new\"", Top(Mei with { Role = CallerRole.Viewer }), StringComparison.Ordinal);
    }

    private static string Top(Caller caller, string language = Languages.English)
    {
        var http = new DefaultHttpContext { Items = { [typeof(Caller)] = caller } };
        return Templates.Render("_shell-top.html.liquid", new ShellView(language, PageFrame.Of(http.Request, "board")));
    }

    internal sealed record ShellView(string Language, PageFrame Frame) : ILanguageView;
}
