using System.Net.Sockets;
using System.Text;

namespace Onboarding.Cli.Doctor;

/// <summary>Short looks at other programs, with little patience.</summary>
internal static class Reach
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>True when something takes the connection.</summary>
    public static async Task<bool> IsListeningAsync(string host, int port, CancellationToken cancellation) => await GreetingAsync(host, port, 0, cancellation) is not null;

    /// <summary>The first bytes that a server says by itself; empty when it says nothing; null when nobody takes the connection.</summary>
    public static async Task<string?> GreetingAsync(string host, int port, int bytes, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var socket = new TcpClient();
        try
        {
            await socket.ConnectAsync(host, port, patience.Token);
        }
        catch (Exception nobody) when (nobody is SocketException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return null;
        }

        try
        {
            var said = new byte[bytes];
            var read = bytes == 0 ? 0 : await socket.GetStream().ReadAtLeastAsync(said, bytes, throwOnEndOfStream: false, patience.Token);
            return Encoding.ASCII.GetString(said, 0, read);
        }
        catch (Exception silent) when (silent is IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return "";
        }
    }

    /// <summary>What an HTTP server answers, whatever its status; null when none answers.</summary>
    public static async Task<HttpResponseMessage?> AskAsync(Uri address, CancellationToken cancellation)
    {
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            return await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (Exception nobody) when (nobody is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }
}
