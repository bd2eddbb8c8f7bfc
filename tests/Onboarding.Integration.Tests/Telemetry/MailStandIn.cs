using System.Net;
using System.Net.Sockets;

namespace Onboarding.Integration.Tests.Telemetry;

/// <summary>A mail server that takes letters, is away, or knows no mailbox, as it is told.</summary>
internal sealed class MailStandIn : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _over = new();
    private readonly Task _serving;

    public MailStandIn(int port)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Hangs up on whoever calls.</summary>
    public bool IsAway { get; set; }

    /// <summary>Knows no recipient.</summary>
    public bool KnowsNobody { get; set; }

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
            if (IsAway) client.Dispose();
            else _ = ConverseAsync(client);
        }
    }

    private async Task ConverseAsync(TcpClient caller)
    {
        using var client = caller;
        try
        {
            using var reader = new StreamReader(client.GetStream());
            await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\r\n" };
            await writer.WriteLineAsync("220 stand-in");
            var inText = false;
            while (await reader.ReadLineAsync(_over.Token) is { } line)
            {
                if (inText && line != ".") continue;
                var reply = line == "DATA" ? "354 go on"
                    : KnowsNobody && line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase) ? $"550 no mailbox {line["RCPT TO:".Length..]} here"
                    : "250 ok";
                inText = reply.StartsWith("354", StringComparison.Ordinal);
                await writer.WriteLineAsync(reply);
            }
        }
        catch (Exception cut) when (cut is IOException or SocketException or OperationCanceledException)
        {
            // The app was ended, or the test is over.
        }
    }
}
