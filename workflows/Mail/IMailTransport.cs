namespace Onboarding.Workflows.Mail;

/// <summary>The provider that takes letters.</summary>
public interface IMailTransport
{
    /// <summary>Hands the letter over; returns when the provider has accepted it.</summary>
    /// <exception cref="MailDelayedException">Not now; try again later.</exception>
    /// <exception cref="MailRefusedException">Never; trying again is useless.</exception>
    Task SendAsync(Letter letter, CancellationToken cancellation = default);

    /// <summary>Whether a letter with this key was accepted before; null when the provider cannot tell.</summary>
    Task<bool?> WasAcceptedAsync(string key, CancellationToken cancellation = default);
}

/// <summary>The provider could not take a letter now.</summary>
public sealed class MailDelayedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The provider will never take this letter.</summary>
public sealed class MailRefusedException(string message, Exception? inner = null) : Exception(message, inner);
