using Onboarding.Functions.Pages;
using Onboarding.Functions.SignIn;
using Onboarding.Functions.Views;
using Onboarding.Unit.Tests.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Pages;

public sealed class WhoDidItTests
{
    private static readonly PageWords Words = new(TemplateFolders.Phrases);

    [Theory]
    [InlineData(Roles.ProjectManager, null, "en", "Project manager")]
    [InlineData(Roles.ProjectManager, "Mei Lin Tan", "en", "Mei Lin Tan (Project manager)")]
    [InlineData(Roles.ProjectManager, "Mei Lin Tan", "zh-CN", "Mei Lin Tan（项目经理）")]
    [InlineData("Jun Wang", "Mei Lin Tan", "en", "Jun Wang, entered by Mei Lin Tan")]
    [InlineData("Jun Wang", "Jun Wang", "en", "Jun Wang")]
    [InlineData("Jun Wang", null, "zh-CN", "Jun Wang")]
    [InlineData("system", null, "en", "System")]
    public void A_line_of_the_timeline_says_in_which_part_and_who(string actor, string? name, string language, string expected) =>
        Assert.Equal(expected, ActorOf(actor, name, language));

    [Fact]
    public void Names_that_nobody_chose_are_in_the_readers_language() => Assert.Equal(
        ("本机用户（项目经理）", "接口密钥（项目经理）"),
        (ActorOf(Roles.ProjectManager, Caller.Local.Name, "zh-CN"), ActorOf(Roles.ProjectManager, Caller.Key.Name, "zh-CN")));

    private static string ActorOf(string actor, string? name, string language) => Words.Entry(
        new TimelineItem(1, DateTimeOffset.UnixEpoch, actor, "kind", StageIds.Pilot, "What", name is null ? null : new AuditAuthor(name, null)), language).Actor;
}
