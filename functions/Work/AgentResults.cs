using System.Text.RegularExpressions;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Training;

namespace Onboarding.Functions.Work;

/// <summary>What an agent reached in one round of tests, as a form asks it: what the agent serves is said once, and each module has its score.</summary>
internal sealed partial record AgentResults
{
    /// <summary>The vendor's id for the agent.</summary>
    public required string AgentId { get; init; }

    /// <summary>Languages the agent serves.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Channels the agent serves.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>Number of the attempt, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Scores from 0 to 100 by module; modules that the agent was not tested in are left out.</summary>
    public required IReadOnlyDictionary<string, int> Scores { get; init; }

    /// <summary>Hands them in a line for each module; what is wrong with a line is told of the form's field.</summary>
    /// <exception cref="InvalidInputException">Something is wrong; nothing was stored.</exception>
    public async Task HandInAsync(Func<IReadOnlyList<Certification>, Task> handIn)
    {
        var lines = Lines();
        try
        {
            await handIn(lines);
        }
        catch (InvalidInputException wrong)
        {
            throw new InvalidInputException([.. wrong.Errors.Select(error => error with { Field = FieldOf(error.Field, lines) }).DistinctBy(error => error.Field)]);
        }
    }

    /// <summary>A line for each module.</summary>
    internal IReadOnlyList<Certification> Lines() =>
    [
        .. Scores.Select(score => new Certification
        {
            AgentId = AgentId,
            Languages = Languages,
            Channels = Channels,
            Module = score.Key,
            Attempt = Attempt,
            Score = score.Value,
            On = On,
        }),
    ];

    private static string FieldOf(string field, IReadOnlyList<Certification> lines) => OfLine().Match(field) is not { Success: true } match
        ? field
        : match.Groups["member"].Value is "module" or "score" ? $"scores.{lines[int.Parse(match.Groups["line"].Value, System.Globalization.CultureInfo.InvariantCulture)].Module}"
        : match.Groups["member"].Value;

    [GeneratedRegex(@"^items\[(?<line>[0-9]+)\]\.(?<member>\w+)")]
    private static partial Regex OfLine();
}
