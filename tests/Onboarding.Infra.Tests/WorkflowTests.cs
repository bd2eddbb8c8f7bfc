using System.Text.RegularExpressions;
using Onboarding.Testing;

namespace Onboarding.Infra.Tests;

/// <summary>What runs on GitHub has no secret, no more rights than it needs, and nothing that somebody else can change under it.</summary>
public sealed partial class WorkflowTests
{
    public static TheoryData<string> Workflows =>
        [.. Directory.EnumerateFiles(Repository.At(".github", "workflows"), "*.yml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_action_is_pinned_by_commit_and_says_which_version_that_is(string workflow) => Assert.All(
        Lines(workflow).Where(line => line.TrimStart('-', ' ').StartsWith("uses:", StringComparison.Ordinal)),
        line => Assert.Matches("uses: (\\./\\S+|\\S+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+)$", line));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_workflow_may_read_the_repository_and_a_job_says_what_more_it_may(string workflow)
    {
        var text = Text(workflow);

        Assert.Matches("(?m)^permissions:\n  contents: read\n\n", text);
        var rights = Right().Matches(text).Select(one => $"{one.Groups[1].Value}: {one.Groups[2].Value}").Distinct();
        Assert.Subset(new HashSet<string> { "contents: read", "id-token: write", "attestations: write", "attestations: read" }, rights.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void No_workflow_knows_a_secret(string workflow)
    {
        Assert.DoesNotMatch("secrets\\.|secrets: inherit|creds:|publish-profile:", Text(workflow));
        Assert.All(Lines(workflow).Where(line => line.Contains("actions/checkout@", StringComparison.Ordinal)), _ =>
            Assert.Contains("persist-credentials: false", Text(workflow), StringComparison.Ordinal));
    }

    [Fact]
    public void Only_what_was_approved_at_its_environment_reaches_Azure_and_as_the_package_that_was_signed()
    {
        var (deploy, one) = (Text("deploy.yml"), Text("deploy-environment.yml"));

        Assert.Contains("environment: ${{ inputs.environment }}", one, StringComparison.Ordinal);
        Assert.True(one.IndexOf("gh attestation verify", StringComparison.Ordinal) < one.IndexOf("Azure/login@", StringComparison.Ordinal));
        Assert.Contains("actions/attest-build-provenance@", deploy, StringComparison.Ordinal);
        Assert.Equal(["dev", "staging", "production"], Environment().Matches(deploy).Select(match => match.Groups[1].Value));
        Assert.Matches("(?s)staging:\n    needs: dev.*production:\n    needs: staging", deploy);
    }

    // "Ready" alone may be said by the version that is about to go.
    [Fact]
    public void A_deployment_is_done_when_the_version_that_answers_is_the_one_that_was_built()
    {
        var (deploy, one) = (Text("deploy.yml"), Text("deploy-environment.yml"));

        Assert.Contains("-p:SourceRevisionId=\"$GITHUB_SHA\"", deploy, StringComparison.Ordinal);
        Assert.Contains("            artifacts/version.txt\n", deploy, StringComparison.Ordinal);
        Assert.Contains(".status == \"ready\" and (.version | endswith($revision))", one, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deployment_that_waits_for_its_approval_holds_up_its_own_environment_only()
    {
        Assert.DoesNotContain("concurrency:", Text("deploy.yml"), StringComparison.Ordinal);
        Assert.Contains("      group: deploy-${{ inputs.environment }}\n      cancel-in-progress: false\n", Text("deploy-environment.yml"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_developers_own_settings_are_in_no_package() => Assert.Matches(
        "<Content Include=\"local\\.settings\\.json\" CopyToOutputDirectory=\"PreserveNewest\" CopyToPublishDirectory=\"Never\" />",
        File.ReadAllText(Repository.At("functions", "Onboarding.Functions.csproj")));

    [Fact]
    public void Every_folder_with_packages_is_kept_current()
    {
        var settings = File.ReadAllText(Repository.At(".github", "dependabot.yml"));

        Assert.Contains("package-ecosystem: nuget", settings, StringComparison.Ordinal);
        Assert.Contains("package-ecosystem: github-actions", settings, StringComparison.Ordinal);
        Assert.All(Folders(), folder => Assert.Contains($"\"/{folder}\"", settings, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Folders() =>
        Directory.EnumerateFiles(Repository.At(), "package-lock.json", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 5 })
            .Select(file => Path.GetRelativePath(Repository.At(), Path.GetDirectoryName(file)!).Replace('\\', '/'))
            .Where(folder => !folder.Split('/').Any(part => part is "node_modules" or "bin" or "obj" or "artifacts" or ".local"));

    private static string Text(string workflow) => File.ReadAllText(Repository.At(".github", "workflows", workflow));

    private static string[] Lines(string workflow) => Text(workflow).Split('\n');

    [GeneratedRegex("(?m)^ +(contents|id-token|attestations|packages|actions|pull-requests|issues|deployments|security-events): (\\w+)$")]
    private static partial Regex Right();

    [GeneratedRegex("(?m)^      environment: (\\w+)$")]
    private static partial Regex Environment();
}
