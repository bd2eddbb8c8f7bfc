using CsCheck;
using Onboarding.Workflows.Integration;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Unit.Tests.Integration;

public sealed class AccessCheckTests
{
    private static readonly DateOnly Today = new(2026, 4, 14);
    private static readonly string[] Permissions = ["read", "write", "export", "admin"];

    private static readonly IReadOnlyList<Person> People =
        [new Person { Role = Roles.Security, Name = "Omar", Email = "omar@example.com", Language = "en", Country = "GB", TimeZone = "Europe/London" }];

    private static readonly AccessRole Reader = new()
    {
        Role = "quality",
        Systems = ["help-desk"],
        Permissions = ["read"],
        MultiFactor = true,
        ApprovedBy = "Omar",
        ReviewOn = Today.AddDays(1),
    };

    public static TheoryData<AccessRole, string> EveryKindOfRole() => new()
    {
        { Reader, "" },
        { Reader with { Permissions = ["read", "write"] }, "justification" },
        { Reader with { Permissions = ["admin"], Justification = " " }, "justification" },
        { Reader with { Permissions = ["export"], Justification = "Monthly report." }, "" },
        { Reader with { ApprovedBy = "Nobody" }, "approvedBy" },
        { Reader with { ReviewOn = Today }, "reviewOn" },
        { Reader with { Permissions = ["write"], ApprovedBy = "Nobody", ReviewOn = Today }, "justification,approvedBy,reviewOn" },
    };

    [Theory]
    [MemberData(nameof(EveryKindOfRole))]
    public void A_role_has_a_reason_for_more_than_reading_an_approver_and_a_next_review(AccessRole role, string errors) =>
        Assert.Equal(errors, string.Join(",", AccessCheck.ErrorsOf(role, People, Today).Select(error => error.Field)));

    [Fact]
    public void A_role_that_is_sent_again_unchanged_is_taken_after_its_review_day_and_a_changed_one_is_not()
    {
        var again = Reader with { Systems = [.. Reader.Systems], Permissions = [.. Reader.Permissions] };

        Assert.Empty(AccessCheck.ErrorsOf(again, People, Today.AddDays(30), Reader));
        Assert.Equal(["reviewOn"], AccessCheck.ErrorsOf(again with { MultiFactor = false }, People, Today.AddDays(30), Reader).Select(error => error.Field));
    }

    [Fact]
    public void A_further_permission_never_makes_a_role_need_less() => Gen.Int[1, 15].Select(Gen.Int[0, 3]).Sample((which, further) =>
    {
        var role = Reader with { Permissions = [.. Permissions.Where((_, place) => (which & (1 << place)) != 0)] };
        var wider = role with { Permissions = [.. role.Permissions.Append(Permissions[further]).Distinct()] };

        return AccessCheck.ErrorsOf(wider, People, Today).Count() >= AccessCheck.ErrorsOf(role, People, Today).Count();
    });

    [Fact]
    public void Approvers_hear_of_changing_roles_without_a_second_factor_and_of_reviews_that_are_due()
    {
        var open = Reader with { Role = "agent", Permissions = ["write"], MultiFactor = false };

        Assert.Equal(["integration.no-second-factor"], AccessCheck.Concerns([Reader, Reader with { MultiFactor = false }, open], Today).Select(one => one.Key));
        Assert.Equal(["integration.access-review-due"], AccessCheck.Concerns([Reader], Today.AddDays(1)).Select(one => one.Key));
    }
}
