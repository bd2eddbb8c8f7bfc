using Onboarding.Functions.SignIn;
using Onboarding.Workflows.Mail;

namespace Onboarding.Unit.Tests.SignIn;

public sealed class RunAccessTests
{
    private static readonly RunMembers Members = new(["mei@example.com", "helen@example.com"], "starter@example.com");

    [Theory]
    // Somebody with a part in the run.
    [InlineData(CallerRole.None, "mei@example.com", false, "NeedsViewer")]
    [InlineData(CallerRole.None, "mei@example.com", true, "NeedsViewer")]
    [InlineData(CallerRole.Viewer, "mei@example.com", false, "Granted")]
    [InlineData(CallerRole.Viewer, "MEI@Example.com", false, "Granted")]
    [InlineData(CallerRole.Viewer, "mei@example.com", true, "NeedsManager")]
    [InlineData(CallerRole.Manager, "mei@example.com", false, "Granted")]
    [InlineData(CallerRole.Manager, "mei@example.com", true, "Granted")]
    [InlineData(CallerRole.Manager, "starter@example.com", true, "Granted")]
    // Somebody without one.
    [InlineData(CallerRole.None, "other@example.com", false, "NeedsViewer")]
    [InlineData(CallerRole.Viewer, "other@example.com", false, "UnknownRun")]
    [InlineData(CallerRole.Viewer, "other@example.com", true, "UnknownRun")]
    [InlineData(CallerRole.Viewer, null, false, "UnknownRun")]
    [InlineData(CallerRole.Manager, "other@example.com", false, "UnknownRun")]
    [InlineData(CallerRole.Manager, "other@example.com", true, "UnknownRun")]
    [InlineData(CallerRole.Manager, null, true, "UnknownRun")]
    [InlineData(CallerRole.Admin, "other@example.com", false, "Granted")]
    [InlineData(CallerRole.Admin, null, true, "Granted")]
    public void Of_a_run_its_people_see_and_change_what_their_role_allows_and_admins_all(CallerRole role, string? email, bool changes, string access) =>
        Assert.Equal(access, RunAccess.Of(new Caller("Somebody", email, role), changes, Members).ToString());

    [Theory]
    [InlineData(CallerRole.None, false, "NeedsViewer")]
    [InlineData(CallerRole.Viewer, false, "Granted")]
    [InlineData(CallerRole.Viewer, true, "NeedsManager")]
    [InlineData(CallerRole.Manager, true, "Granted")]
    [InlineData(CallerRole.Admin, true, "Granted")]
    public void Where_no_run_is_concerned_the_role_decides(CallerRole role, bool changes, string access) =>
        Assert.Equal(access, RunAccess.Of(new Caller("Somebody", null, role), changes, null).ToString());

    [Fact]
    public void A_function_key_is_a_manager_of_all_runs() => Assert.Equal(
        (Access.Granted, Access.Granted), (RunAccess.Of(Caller.Key, changes: false, Members), RunAccess.Of(Caller.Key, changes: true, Members)));

    [Fact]
    public void Whoever_is_asked_now_opens_the_run_that_stands_in_their_list() =>
        Assert.True((Members with { ListedFor = [PersonKeys.Of("adhoc@example.com")] }).Include("AdHoc@example.com"));

    [Fact]
    public void Nobody_has_no_part_in_a_run_of_which_nobody_knows_who_started_it() => Assert.False(new RunMembers([], null).Include(null));
}
