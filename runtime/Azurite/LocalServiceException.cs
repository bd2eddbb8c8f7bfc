namespace Onboarding.Runtime.Azurite;

/// <summary>A local service cannot be started. The message is one line that names the remedy.</summary>
/// <param name="message">What is wrong and what to do.</param>
public sealed class LocalServiceException(string message) : Exception(message);
