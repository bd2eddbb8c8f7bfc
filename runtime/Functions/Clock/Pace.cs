namespace Onboarding.Runtime.Functions.Clock;

/// <summary>How fast a demonstration's clock runs: so that nobody who is slow to look at it finds that it has run past a day that matters.</summary>
/// <param name="Scale">Seconds of the clock in a real second, 1 to 1,000,000.</param>
/// <param name="Until">UTC instant of the clock from which on it runs at <paramref name="Then"/>; null: it keeps its rate.</param>
/// <param name="Then">Rate from <paramref name="Until"/> on.</param>
internal sealed record Pace(double Scale, DateTimeOffset? Until = null, double Then = 1);
