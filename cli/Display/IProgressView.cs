namespace Onboarding.Cli.Display;

/// <summary>Shows steps that take their time.</summary>
internal interface IProgressView
{
    /// <summary>Runs a step and shows its title, what it says meanwhile, and how long it took.</summary>
    Task StepAsync(string title, Func<Action<string>, Task> step);
}
