namespace Onboarding.Cli.Doctor;

/// <summary>How something was found.</summary>
internal enum FindingState
{
    /// <summary>As it should be.</summary>
    Fine,

    /// <summary>It works, and there is something to know.</summary>
    Notice,

    /// <summary>Something will not work.</summary>
    Wrong,
}

/// <summary>What a check found.</summary>
/// <param name="Check">What was looked at, a word for programs.</param>
/// <param name="State">How it was found.</param>
/// <param name="What">What was found.</param>
/// <param name="Remedy">What to do; null when there is nothing to do.</param>
internal sealed record Finding(string Check, FindingState State, string What, string? Remedy = null)
{
    public static Finding Fine(string check, string what) => new(check, FindingState.Fine, what);

    public static Finding Notice(string check, string what, string remedy) => new(check, FindingState.Notice, what, remedy);

    public static Finding Wrong(string check, string what, string remedy) => new(check, FindingState.Wrong, what, remedy);
}
