using Onboarding.Integration.Tests.Hosting;
using Onboarding.Runtime.Azurite;

namespace Onboarding.Integration.Tests.Crashing;

/// <summary>The app with something deadly on its way to the tables and to the mail server, started again after each death.</summary>
internal sealed class MortalApp : IAsyncDisposable
{
    // What is armed and does not come to pass within this is replaced by a death at once.
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(4);

    private readonly LocalStack _stack;
    private readonly int[] _ports;
    private readonly KillingPostman _postman;
    private readonly KillingProxy _proxy;
    private AppProcess? _process;

    private MortalApp(LocalStack stack, int[] ports, KillingProxy proxy)
    {
        (_stack, _ports, _proxy) = (stack, ports, proxy);
        _postman = new KillingPostman(ports[1], stack.SmtpPort);
    }

    /// <summary>Deaths so far.</summary>
    public int Deaths { get; private set; }

    /// <summary>Those that came at the step that was asked for.</summary>
    public int DeathsAtStep { get; private set; }

    public static async Task<MortalApp> StartAsync(LocalStack stack)
    {
        var ports = FreePorts.Take(2);
        var app = new MortalApp(stack, ports, await KillingProxy.StartAsync(ports[0], stack.TablePort));
        await app.BeginAsync();
        return app;
    }

    /// <summary>The app dies at a write to the tables while something is done; then it lives again.</summary>
    public async Task DieAtWriteAsync(int write, Side side, Func<Task> act)
    {
        _proxy.Arm(write, side, KillAsync);
        await DieAsync(act);
    }

    /// <summary>The app dies at a letter while something is done; then it lives again.</summary>
    public async Task DieAtLetterAsync(int letter, Side side, Func<Task> act)
    {
        _postman.Arm(letter, side, KillAsync);
        await DieAsync(act);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        await _proxy.DisposeAsync();
        await _postman.DisposeAsync();
    }

    private async Task DieAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or TaskCanceledException)
        {
            // Nobody answered: what became of it is for the app's next life to know.
        }

        if (await EndsByItselfAsync()) DeathsAtStep++;
        _proxy.Disarm();
        _postman.Disarm();
        await KillAsync();
        await _process!.DisposeAsync();
        Deaths++;
        await BeginAsync();
    }

    private async Task<bool> EndsByItselfAsync()
    {
        try
        {
            await _process!.EndedAsync().WaitAsync(LongestLife);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private Task KillAsync() => _process!.KillAsync();

    private async Task BeginAsync() => _process = await AppProcess.StartAsync(_stack, clock: null,
        ("AzureWebJobsStorage", _stack.StorageWith(_ports[0])), ("Mail__Smtp__Port", $"{_ports[1]}"));
}
