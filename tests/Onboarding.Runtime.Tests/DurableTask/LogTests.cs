using System.Reflection;
using Microsoft.Extensions.Logging;
using Onboarding.Runtime.DurableTask;

namespace Onboarding.Runtime.Tests.DurableTask;

public sealed class LogTests
{
    [Fact]
    public void Every_log_line_has_an_id_of_its_own()
    {
        var ids = typeof(Logs).GetMethods(BindingFlags.Static | BindingFlags.Public)
            .Select(line => line.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>().Select(line => line.EventId).ToList();

        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct().Order(), ids.Order());
    }
}
