using System.Diagnostics;
using System.Globalization;
using Onboarding.Runtime.Azurite;
using Onboarding.Testing;

namespace Onboarding.Runtime.Tests;

public sealed class LocalServiceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("onboarding-service-").FullName;
    private readonly int _port = FreePorts.Take(1)[0];
    private int _starts;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_program_that_died_is_started_again_though_a_first_try_fails_in_an_unexpected_way()
    {
        await using var service = await StartAsync(failingStart: 2);
        var again = new TaskCompletionSource();
        service.Restarted += again.SetResult;

        service.Kill();
        await again.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(3, _starts);
        Assert.Contains("unexpected", await File.ReadAllTextAsync(Path.Combine(_folder, "listener.log")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_is_stopped_though_whoever_is_told_of_its_restart_fails()
    {
        var service = await StartAsync(failingStart: null);
        var told = new TaskCompletionSource();
        service.Restarted += () =>
        {
            told.TrySetResult();
            throw new InvalidOperationException("told");
        };
        service.Kill();
        await told.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var process = service.ProcessId!.Value;

        await service.DisposeAsync();

        await Eventually.HoldsAsync(() => Task.FromResult(!IsRunning(process)), "the program has ended");
        Assert.False(await LocalPorts.IsTakenAsync(_port));
    }

    [Fact]
    public async Task A_program_of_which_nobody_could_know_later_is_not_left_running()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "listener.pid"));

        await Assert.ThrowsAnyAsync<Exception>(() => StartAsync(failingStart: null));

        await Eventually.HoldsAsync(async () => !await LocalPorts.IsTakenAsync(_port), "nothing listens");
    }

    private Task<LocalService> StartAsync(int? failingStart) => LocalService.StartAsync(
        new LocalServicePlan
        {
            Name = "listener",
            Folder = _folder,
            Ports = [_port],
            Arguments = () => ++_starts == failingStart
                ? throw new InvalidOperationException("unexpected")
                : ["-e", string.Create(CultureInfo.InvariantCulture, $"require('net').createServer().listen({_port}, '127.0.0.1')")],
            AnswersAsync = token => LocalPorts.IsTakenAsync(_port, token),
            Remedy = "",
        },
        CancellationToken.None);

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited && !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or IOException)
        {
            return false;
        }
    }
}
