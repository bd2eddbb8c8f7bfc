using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Auditing;

/// <summary>The sentence of an audit entry in the reader's language.</summary>
internal sealed class AuditText(Phrasebook phrases, string language)
{
    /// <summary>The sentence; the bare key where an old entry's text is gone, so that it holds up no export.</summary>
    public string Of(AuditEntry entry)
    {
        try
        {
            return phrases.Render(entry.What, language);
        }
        catch (Exception unknown) when (unknown is KeyNotFoundException or InvalidOperationException)
        {
            return entry.What.Key;
        }
    }
}
