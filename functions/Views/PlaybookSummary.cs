using Onboarding.Workflows.Playbooks;

namespace Onboarding.Functions.Views;

/// <summary>A playbook in a list.</summary>
internal sealed record PlaybookSummary
{
    public required string Id { get; init; }

    public required string Version { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>Id of the playbook that it extends; null when it stands alone.</summary>
    public string? Extends { get; init; }

    /// <summary>True for one of the company's own; null where that is not asked.</summary>
    public bool? IsOwn { get; init; }

    /// <summary>Where the whole playbook is; null when it is not here.</summary>
    public string? Link { get; init; }

    public static PlaybookSummary Of(Playbook playbook, string? baseId, string language) => new()
    {
        Id = playbook.Id,
        Version = playbook.Version,
        Name = playbook.Name.In(language),
        Description = playbook.Description.In(language),
        Extends = baseId,
    };

    public static PlaybookSummary Of(Playbook playbook, PlaybookCatalog catalog, string language) =>
        Of(playbook, catalog.BaseOf(playbook.Id), language) with { IsOwn = catalog.IsOwn(playbook.Id), Link = $"/api/v1/playbooks/{playbook.Id}" };
}
