using NetArchTest.Rules;
using Onboarding.Workflows.Lifecycle;
using TestResult = NetArchTest.Rules.TestResult;

namespace Onboarding.Architecture.Tests;

public sealed class DependencyTests
{
    private const string Workflows = "Onboarding.Workflows";

    private static readonly string[] Stages =
        ["Requirements", "Shortlist", "Contract", "Integration", "Training", "Pilot", "Outcome", "Operations"];

    public static TheoryData<string> EveryStage() => new(Stages);

    [Theory]
    [MemberData(nameof(EveryStage))]
    public void A_stage_never_knows_another_stage(string stage)
    {
        var others = Stages.Where(other => other != stage).Select(other => $"{Workflows}.{other}").ToArray();

        Expect(Types.InAssembly(typeof(Run).Assembly).That().ResideInNamespace($"{Workflows}.{stage}")
            .ShouldNot().HaveDependencyOnAny(others).GetResult());
    }

    [Theory]
    [InlineData("Gates")]
    [InlineData("Mail")]
    [InlineData("Storage")]
    [InlineData("Playbooks")]
    [InlineData("Language")]
    [InlineData("Actions")]
    [InlineData("Agents")]
    [InlineData("Risks")]
    [InlineData("Record")]
    [InlineData("Events")]
    public void What_every_stage_builds_on_never_knows_a_stage(string foundation) =>
        Expect(Types.InAssembly(typeof(Run).Assembly).That().ResideInNamespace($"{Workflows}.{foundation}")
            .ShouldNot().HaveDependencyOnAny([.. Stages.Select(stage => $"{Workflows}.{stage}")]).GetResult());

    [Fact]
    public void The_workflows_know_neither_the_triggers_nor_the_hosts() =>
        Expect(Types.InAssembly(typeof(Run).Assembly)
            .ShouldNot().HaveDependencyOnAny("Onboarding.Functions", "Onboarding.Runtime", "Microsoft.Azure.Functions").GetResult());

    [Fact]
    public void The_command_line_knows_nothing_of_the_app()
    {
        var references = System.Reflection.Assembly.Load("onboard").GetReferencedAssemblies().Select(name => name.Name!);

        Assert.DoesNotContain(references, name => name.StartsWith("Onboarding", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_backup_and_restore_speak_to_storage_by_themselves() =>
        Expect(Types.InAssembly(System.Reflection.Assembly.Load("onboard")).That().DoNotResideInNamespace("Onboarding.Cli.Backup")
            .ShouldNot().HaveDependencyOnAny("Azure").GetResult());

    private static void Expect(TestResult result) =>
        Assert.True(result.IsSuccessful, "Offending types: " + string.Join(", ", result.FailingTypeNames ?? []));
}
