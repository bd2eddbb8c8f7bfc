using System.Text.Json;
using Onboarding.Testing;

namespace Onboarding.Infra.Tests;

/// <summary>infra/ in a folder of its own, compiled once, with what each environment makes of it.</summary>
public sealed class Templates : IAsyncLifetime
{
    /// <summary>The environments, and two with what they leave out.</summary>
    public static readonly string[] Environments = ["dev", "staging", "production", "everything", "open"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("onboarding-infra-");
    private readonly Dictionary<string, Deployment> _deployments = [];

    internal string Folder => _folder.FullName;

    /// <summary>The compiled template with all its modules, as text.</summary>
    internal string Compiled { get; private set; } = "";

    internal Deployment In(string environment) => _deployments[environment];

    /// <summary>Paths of the templates, from the folder.</summary>
    internal IReadOnlyList<string> Files =>
        [.. _folder.EnumerateFiles("*.bicep", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file.FullName)).Order(StringComparer.Ordinal)];

    public async Task InitializeAsync()
    {
        Copy(new DirectoryInfo(Repository.At("infra")), _folder);
        foreach (var ours in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.bicepparam")) File.Copy(ours, Path.Combine(Folder, "environments", Path.GetFileName(ours)));
        await SucceedAsync("build", "main.bicep", "--outfile", "main.json");
        Compiled = await File.ReadAllTextAsync(Path.Combine(Folder, "main.json"));
        await SucceedAsync("build-params", "--pattern", "environments/*.bicepparam");
        var deployments = await Task.WhenAll(Environments.Select(DeployAsync));
        foreach (var (environment, deployment) in Environments.Zip(deployments)) _deployments[environment] = deployment;
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private async Task<Deployment> DeployAsync(string environment)
    {
        var file = Path.Combine("environments", environment);
        await SucceedAsync("snapshot", file + ".bicepparam",
            "--subscription-id", Guid.Empty.ToString(), "--tenant-id", Guid.Empty.ToString(), "--location", "westeurope");
        using var snapshot = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, file + ".snapshot.json")));
        return new Deployment(snapshot.RootElement.Clone());
    }

    private async Task SucceedAsync(params string[] arguments)
    {
        var run = await BicepCli.RunAsync(Folder, arguments);
        Assert.True(run.Code == 0 && !run.Error.Contains("Warning", StringComparison.Ordinal), $"bicep {string.Join(' ', arguments)}: {run.Output}{run.Error}");
    }

    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        foreach (var file in from.EnumerateFiles()) file.CopyTo(Path.Combine(to.FullName, file.Name));
        foreach (var folder in from.EnumerateDirectories()) Copy(folder, to.CreateSubdirectory(folder.Name));
    }
}

/// <summary>The tests that share them.</summary>
[CollectionDefinition(Name)]
public sealed class OnTemplates : ICollectionFixture<Templates>
{
    public const string Name = "On templates";
}
