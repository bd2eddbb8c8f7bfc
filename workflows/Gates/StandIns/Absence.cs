using System.Text.Json.Serialization;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Workflows.Gates;

/// <summary>When somebody does not answer themselves, and who answers meanwhile. Row <c>absence:{person}:planned</c>, or <c>:own</c> for their own word.</summary>
public sealed record Absence
{
    /// <summary>Key of the person, see <see cref="Mail.PersonKeys"/>.</summary>
    public required string PersonKey { get; init; }

    /// <summary>Their name.</summary>
    public required string Name { get; init; }

    /// <summary>First day, in their own time zone.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day, inclusive, in their own time zone.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Key of whoever answers in their place.</summary>
    public required string DelegateKey { get; init; }

    /// <summary>Name of whoever answers in their place.</summary>
    public required string DelegateName { get; init; }

    /// <summary>Why; null: not said.</summary>
    public string? Reason { get; init; }

    /// <summary>Who arranged it: <c>project-manager</c>, or the person's own name.</summary>
    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>True for the person's own word, which has a row beside what the project manager says.</summary>
    [JsonIgnore]
    public bool IsOwn => By != Roles.ProjectManager;

    /// <summary>True when it covers the day.</summary>
    public bool Covers(DateOnly day) => From <= day && day <= Until;
}
