using System.Security.Cryptography;
using System.Text;
using Onboarding.Workflows.Events;

namespace Onboarding.Unit.Tests.Events;

public sealed class WebhookSignatureTests
{
    // The example of the Standard Webhooks specification and its reference libraries.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static readonly EventMessage Example = new("msg_p5jXN8AQM9LWM0D4loKWxJek", "application/json", """{"test": 2432232314}""");
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    [Fact]
    public void The_specifications_example_has_the_specifications_signature()
    {
        var headers = WebhookSignature.HeadersOf(Example, At, [Secret]);

        Assert.Equal("msg_p5jXN8AQM9LWM0D4loKWxJek", headers["webhook-id"]);
        Assert.Equal("1614265330", headers["webhook-timestamp"]);
        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", headers["webhook-signature"]);
    }

    [Fact]
    public void While_receivers_change_over_both_secrets_sign()
    {
        const string former = "whsec_c2l4dGVlbiBieXRlcyBhbmQgdHdpY2UgdGhhdA==";
        var message = Example with { Body = """{"stage":"试点"}""" };

        var signatures = WebhookSignature.HeadersOf(message, At, [Secret, former])["webhook-signature"].Split(' ');

        Assert.Equal([Expected(Secret, message), Expected(former, message)], signatures);
    }

    private static string Expected(string secret, EventMessage message) => "v1," + Convert.ToBase64String(HMACSHA256.HashData(
        Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{message.Id}.{At.ToUnixTimeSeconds()}.{message.Body}")));
}
