using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Onboarding.Integration.Tests.Crashing;

/// <summary>
/// Stands between the app and its mail server, and ends the app just before a letter is handed over, or just after it was taken; or asks it to end
/// and carries the letter on.
/// </summary>
internal sealed class KillingPostman : IAsyncDisposable
{
    private static readonly byte[] EndOfLetter = Encoding.ASCII.GetBytes("\r\n.\r\n");

    private readonly TcpListener _listener;
    private readonly int _targetPort;
    private readonly CancellationTokenSource _over = new();
    private readonly Task _serving;
    private int _lettersLeft = int.MaxValue;
    private Side _side;
    private bool _carriesOn;
    private Func<Task> _kill = () => Task.CompletedTask;

    public KillingPostman(int port, int targetPort)
    {
        _targetPort = targetPort;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Ends the app at this letter from now on.</summary>
    public void Arm(int letter, Side side, Func<Task> kill, bool carriesOn = false)
    {
        _carriesOn = carriesOn;
        (_side, _kill) = (side, kill);
        Volatile.Write(ref _lettersLeft, letter);
    }

    public void Disarm() => Volatile.Write(ref _lettersLeft, int.MaxValue);

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _over.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_over.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_over.Token);
            _ = ConverseAsync(client);
        }
    }

    private async Task ConverseAsync(TcpClient client)
    {
        using var app = client;
        using var server = new TcpClient();
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _targetPort, _over.Token);
            var letter = new Handover();
            await Task.WhenAny(FromAppAsync(app.GetStream(), server.GetStream(), letter), FromServerAsync(server.GetStream(), app.GetStream(), letter));
        }
        catch (Exception cut) when (cut is IOException or SocketException or OperationCanceledException)
        {
            // The app was ended, or the test is over.
        }
    }

    private async Task FromAppAsync(NetworkStream app, NetworkStream server, Handover letter)
    {
        var buffer = new byte[64 * 1024];
        while (await app.ReadAsync(buffer, _over.Token) is var read and > 0)
        {
            if (letter.Ends(buffer.AsSpan(0, read)) && Volatile.Read(ref _lettersLeft) != int.MaxValue && Interlocked.Decrement(ref _lettersLeft) == 0)
            {
                if (_side == Side.Before)
                {
                    await _kill();
                    if (!_carriesOn) return;
                }
                else
                {
                    letter.DiesAtAnswer = true;
                }
            }

            await server.WriteAsync(buffer.AsMemory(0, read), _over.Token);
        }
    }

    private async Task FromServerAsync(NetworkStream server, NetworkStream app, Handover letter)
    {
        var buffer = new byte[4096];
        while (await server.ReadAsync(buffer, _over.Token) is var read and > 0)
        {
            if (letter.DiesAtAnswer)
            {
                await _kill();
                return;
            }

            await app.WriteAsync(buffer.AsMemory(0, read), _over.Token);
        }
    }

    /// <summary>What was seen of a letter so far.</summary>
    private sealed class Handover
    {
        private byte[] _tail = [];

        public bool DiesAtAnswer { get; set; }

        /// <summary>True when these bytes are the last of a letter.</summary>
        public bool Ends(ReadOnlySpan<byte> bytes)
        {
            byte[] seen = [.. _tail, .. bytes];
            _tail = seen[^Math.Min(seen.Length, EndOfLetter.Length)..];
            return _tail.AsSpan().SequenceEqual(EndOfLetter);
        }
    }
}
