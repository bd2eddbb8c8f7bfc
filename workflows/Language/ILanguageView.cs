namespace Onboarding.Workflows.Language;

/// <summary>A view of a template that is one for all languages.</summary>
public interface ILanguageView
{
    /// <summary>Language of the reader, <c>en</c> or <c>zh-CN</c>.</summary>
    string Language { get; }
}
