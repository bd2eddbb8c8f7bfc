using Microsoft.DurableTask.Worker;
using Onboarding.Runtime.Functions.Host;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests.Functions;

/// <summary>What the local host takes from host.json.</summary>
public sealed class HostFileTests
{
    [Fact]
    public void The_apps_own_file_gives_the_prefix_and_the_versions()
    {
        var file = HostFile.Parse(File.ReadAllText(Repository.At("functions", "host.json")));

        Assert.Equal("", file.RoutePrefix);
        Assert.NotEqual("", file.DefaultVersion);
        Assert.Equal(
            (file.DefaultVersion, DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder, DurableTaskWorkerOptions.VersionFailureStrategy.Reject),
            (file.Versioning!.Version, file.Versioning.MatchStrategy, file.Versioning.FailureStrategy));
    }

    [Fact]
    public void A_file_that_says_nothing_leaves_the_usual_prefix_and_no_versions()
    {
        var file = HostFile.Parse("{ \"version\": \"2.0\" }");

        Assert.Equal(("api", ""), (file.RoutePrefix, file.DefaultVersion));
        Assert.Null(file.Versioning);
    }

    [Fact]
    public void A_version_alone_takes_the_strategies_that_Durable_Functions_takes()
    {
        var versioning = HostFile.Parse("""{ "extensions": { "durableTask": { "defaultVersion": "7" } } }""").Versioning!;

        Assert.Equal(
            ("7", DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder, DurableTaskWorkerOptions.VersionFailureStrategy.Reject),
            (versioning.DefaultVersion, versioning.MatchStrategy, versioning.FailureStrategy));
    }

    [Fact]
    public void A_strategy_that_there_is_not_is_refused_by_its_name()
    {
        var refusal = Assert.Throws<InvalidDataException>(() =>
            HostFile.Parse("""{ "extensions": { "durableTask": { "defaultVersion": "1", "versionMatchStrategy": "Newest" } } }"""));

        Assert.Contains("versionMatchStrategy is 'Newest'", refusal.Message, StringComparison.Ordinal);
    }
}
