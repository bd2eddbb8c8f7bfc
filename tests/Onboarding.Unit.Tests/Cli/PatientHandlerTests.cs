using System.Net;
using System.Net.Sockets;
using System.Text;
using Onboarding.Cli.Api;

namespace Onboarding.Unit.Tests.Cli;

public sealed class PatientHandlerTests
{
    private const string Answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello";

    [Fact]
    public async Task A_server_that_dies_in_the_middle_of_its_answer_is_asked_again_with_the_same_body()
    {
        using var listener = Listen();
        var asked = ServeAsync(listener, Answer[..^3], Answer);
        using var http = new HttpClient(new PatientHandler(TimeSpan.FromSeconds(30), TimeProvider.System));

        using var response = await http.PostAsync(AddressOf(listener), new StringContent("body"));

        Assert.Equal("hello", await response.Content.ReadAsStringAsync());
        Assert.All(await asked, request => Assert.EndsWith("body", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_is_read_as_it_comes_is_not_held_until_its_end()
    {
        using var listener = Listen();
        var rest = new TaskCompletionSource();
        var served = ServeHalvesAsync(listener, rest.Task);
        using var http = new HttpClient(new PatientHandler(TimeSpan.Zero, TimeProvider.System));
        using var request = new HttpRequestMessage(HttpMethod.Post, AddressOf(listener)) { Content = new StringContent("body") };
        request.Options.Set(PatientHandler.Streams, true);

        // Not before its first half was read does the server send the other.
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(TimeSpan.FromSeconds(30));
        await using var content = await response.Content.ReadAsStreamAsync();
        Assert.Equal('h', content.ReadByte());
        rest.SetResult();

        using var reader = new StreamReader(content);
        Assert.Equal("ello", await reader.ReadToEndAsync());
        await served;
    }

    [Fact]
    public async Task Without_patience_the_first_failure_is_told()
    {
        using var listener = Listen();
        var address = AddressOf(listener);
        listener.Stop();
        using var http = new HttpClient(new PatientHandler(TimeSpan.Zero, TimeProvider.System));

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(address));
    }

    private static async Task ServeHalvesAsync(TcpListener listener, Task rest)
    {
        using var connection = await listener.AcceptTcpClientAsync();
        var stream = connection.GetStream();
        await ReadAsync(stream);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(Answer[..^3]));
        await rest;
        await stream.WriteAsync(Encoding.UTF8.GetBytes(Answer[^3..]));
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static Uri AddressOf(TcpListener listener) => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    private static async Task<List<string>> ServeAsync(TcpListener listener, params string[] answers)
    {
        var requests = new List<string>();
        foreach (var answer in answers)
        {
            using var connection = await listener.AcceptTcpClientAsync();
            var stream = connection.GetStream();
            requests.Add(await ReadAsync(stream));
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
        }

        return requests;
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().EndsWith("body", StringComparison.Ordinal))
            request.Append(Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer)));
        return request.ToString();
    }
}
