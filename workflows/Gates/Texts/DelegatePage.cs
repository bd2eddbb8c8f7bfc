using Onboarding.Workflows.Language;

namespace Onboarding.Workflows.Gates.Texts;

/// <summary>What the endpoint adds to the page on which a part is given away.</summary>
/// <param name="AntiForgeryField">Name of the hidden field.</param>
/// <param name="AntiForgery">Value of the hidden field.</param>
public sealed record DelegateForm(string AntiForgeryField, string AntiForgery)
{
    /// <summary>Address of the refused form; null: nobody is preselected.</summary>
    public string? DelegateTo { get; init; }

    /// <summary>Day of the refused form.</summary>
    public string? Until { get; init; }

    /// <summary>Reason of the refused form.</summary>
    public string? Reason { get; init; }

    /// <summary>What was wrong, by field.</summary>
    public IReadOnlyDictionary<string, Phrase> Problems { get; init; } = new Dictionary<string, Phrase>();
}

/// <summary>View of the page on which an approver gives their part to somebody else.</summary>
public sealed record DelegatePage(string Language, string Name, string Company, string Title) : ILanguageView
{
    /// <summary>The gate round in words.</summary>
    public required GateText Gate { get; init; }

    /// <summary>Name of the anti-forgery field.</summary>
    public required string AntiForgeryField { get; init; }

    /// <summary>Anti-forgery value.</summary>
    public required string AntiForgery { get; init; }

    /// <summary>Whom it can be given to.</summary>
    public required IReadOnlyList<DelegateText> People { get; init; }

    /// <summary>Last day of a refused form; empty otherwise.</summary>
    public required string Until { get; init; }

    /// <summary>Reason of a refused form; empty otherwise.</summary>
    public required string Reason { get; init; }

    /// <summary>What is wrong; empty when nothing is.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
}

/// <summary>Somebody to whom a part can be given.</summary>
/// <param name="Email">Address, which names them in the form.</param>
/// <param name="Name">Name.</param>
/// <param name="Role">Role.</param>
/// <param name="Selected">True when the reader chose them in a form that was refused; never otherwise.</param>
public sealed record DelegateText(string Email, string Name, string Role, bool Selected);
