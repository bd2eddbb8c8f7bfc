using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Telemetry;

/// <summary>Every log line of the app is a fixed sentence with an id of its own, and none has a place for what is somebody's.</summary>
public sealed partial class LogLineTests
{
    // Address: of the client, in the two lines that say from where somebody tries what is not theirs.
    private static readonly string[] Places =
    [
        "Function", "RunId", "What", "Fault", "Times", "Count", "Kind", "At", "State", "Address", "Link", "Bytes", "GateId", "Playbooks", "Transport",
    ];

    private static readonly IReadOnlyList<LoggerMessageAttribute> Lines = [.. new[] { typeof(Onboarding.Functions.Logs).Assembly, typeof(RunStore).Assembly }
        .SelectMany(assembly => assembly.GetTypes())
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Select(line => line.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>()];

    [Fact]
    public void Every_line_has_an_id_of_its_own()
    {
        Assert.NotEmpty(Lines);
        Assert.Equal(Lines.Select(line => line.EventId).Distinct().Order(), Lines.Select(line => line.EventId).Order());
    }

    [Fact]
    public void No_line_has_a_place_for_an_address_a_name_or_a_text_of_somebodys() =>
        Assert.All(Lines, line => Assert.All(Place().Matches(line.Message).Select(place => place.Groups[1].Value), place => Assert.Contains(place, Places)));

    [Fact]
    public void Only_links_and_mail_events_that_are_refused_name_a_clients_address() =>
        Assert.Equal([3011, 3040], Lines.Where(line => line.Message.Contains("{Address}", StringComparison.Ordinal)).Select(line => line.EventId).Order());

    [GeneratedRegex(@"\{(\w+)(?::[^}]*)?\}")]
    private static partial Regex Place();
}
