using CsCheck;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Unit.Tests.Lifecycle;

public sealed class WaiverCheckTests
{
    private static readonly ChecklistTemplate Template =
        new() { Id = "minimums", Name = new LocalizedText("Minimums", "最低承诺量"), OwnerRole = Roles.Finance, WaiverRole = Roles.Sponsor, Source = "S1" };

    private static readonly IReadOnlyList<Person> People = [Named("Helen", Roles.Sponsor), Named("Sarah", Roles.Finance)];

    private static readonly Person[] Everybody = [.. People, Named("Omar", Roles.Security), Named("Yang", Roles.Sponsor)];

    [Theory]
    [InlineData("Not needed.", "Helen", "")]
    [InlineData("Not needed.", "Sarah", "waiverApprover")]
    [InlineData("Not needed.", "helen", "waiverApprover")]
    [InlineData("Not needed.", null, "waiverApprover")]
    [InlineData(" ", "Helen", "waiverReason")]
    [InlineData(null, null, "waiverReason,waiverApprover")]
    public void A_waiver_has_a_reason_and_somebody_of_the_run_in_the_role_asked_for(string? reason, string? approver, string errors) =>
        Assert.Equal(errors, Errors(Template, reason, approver));

    [Fact]
    public void Where_the_playbook_names_no_role_the_owner_s_role_approves() =>
        Assert.Equal("", Errors(Template with { WaiverRole = null }, "Not needed.", "Sarah"));

    [Fact]
    public void What_cannot_be_waived_is_refused_whoever_approves() =>
        Assert.Equal("status", Errors(Template with { Waivable = false }, "Not needed.", "Helen"));

    [Fact]
    public void What_law_or_sources_demand_of_data_protection_cannot_be_waived() => Assert.All(
        SampleFile.Playbook.Contract.Items.Where(item => item.Clause == "data-protection"), item => Assert.False(item.Waivable, item.Id));

    [Fact]
    public void Approvers_see_who_approved_and_rows_from_before_stay_readable()
    {
        var rules = new ChecklistRules { Items = [Template], RemindAfterDays = 7 };
        var waived = new ChecklistItem { Stage = StageIds.Contract, Id = Template.Id, Status = ChecklistStatus.Waived, WaiverReason = "Not needed." };

        Assert.Equal("value.text", ChecklistReadiness.Figures(rules, [waived])[1].Value.Key);
        Assert.Equal("Helen", ChecklistReadiness.Figures(rules, [waived with { WaiverApprover = "Helen" }])[1].Value.Values["approver"].Text);
    }

    [Fact]
    public void Whoever_else_takes_part_turns_no_waiver_that_holds_and_their_order_never_matters() =>
        Gen.Select(Gen.Shuffle(Everybody), Gen.Int[0, 3], Gen.Int[0, 3]).Sample((people, count, approver) =>
        {
            var item = new ChecklistItem
            {
                Stage = StageIds.Contract,
                Id = Template.Id,
                Status = ChecklistStatus.Waived,
                WaiverReason = "Not needed.",
                WaiverApprover = Everybody[approver].Name,
            };
            bool Holds(Person[] some) => !WaiverCheck.Of(item, Template, some).Any();

            return (!Holds(people[..count]) || Holds(people[..(count + 1)])) && Holds([.. people[..count].AsEnumerable().Reverse()]) == Holds(people[..count]);
        });

    private static string Errors(ChecklistTemplate template, string? reason, string? approver)
    {
        var item = new ChecklistItem { Stage = StageIds.Contract, Id = template.Id, Status = ChecklistStatus.Waived, WaiverReason = reason, WaiverApprover = approver };
        var rules = new ChecklistRules { Items = [template], RemindAfterDays = 7 };
        return string.Join(",", PutChecklistItem.ErrorsOf(item, rules, People, new DateOnly(2026, 4, 1)).Select(error => error.Field));
    }

    private static Person Named(string name, string role) =>
        new() { Role = role, Name = name, Email = $"{name}@example.com", Language = "en", Country = "GB", TimeZone = "Europe/London" };
}
