using Onboarding.Workflows.Mail;

namespace Onboarding.Unit.Tests.Mail;

public sealed class MailOrderTests
{
    [Fact]
    public void An_agents_id_which_may_be_a_name_is_in_no_key_and_tells_agents_apart_all_the_same()
    {
        var order = MailOrder.TrainingNeed("run-1", "maria.lopez", new DateOnly(2026, 6, 1));

        Assert.Equal("maria.lopez", order.AgentId);
        Assert.DoesNotContain("maria", order.InstanceId + order.KeyFor("0123"), StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(order.InstanceId, MailOrder.TrainingNeed("run-1", "mario.lopez", new DateOnly(2026, 6, 1)).InstanceId);
    }
}
