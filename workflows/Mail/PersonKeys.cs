using System.Security.Cryptography;
using System.Text;

namespace Onboarding.Workflows.Mail;

/// <summary>Keys of people within a run.</summary>
public static class PersonKeys
{
    // 80 bits keep the addresses of one run apart with certainty and row keys short.
    private const int KeyLength = 20;

    /// <summary>The lower-case address, hashed, so that keys, history and logs carry no personal data.</summary>
    public static string Of(string email) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToLowerInvariant())))[..KeyLength];
}
