namespace Onboarding.Workflows.Storage;

/// <summary>
/// Who makes the present request, for the audit of what it changes. It goes with the request through everything that it awaits and ends
/// with it: what a request sets off and leaves behind finds nobody here.
/// </summary>
public static class CurrentAuthor
{
    private static readonly AsyncLocal<Stay?> Present = new();

    /// <summary>The author; null outside a request, and in one that needs nobody signed in.</summary>
    public static AuditAuthor? Value => Present.Value?.Author;

    /// <summary>From here on it is this author, until the result is disposed of.</summary>
    public static IDisposable Is(AuditAuthor author)
    {
        var stay = new Stay { Author = author };
        Present.Value = stay;
        return stay;
    }

    // Copies of the context point to the same stay, so its end is seen by all of them.
    private sealed class Stay : IDisposable
    {
        public AuditAuthor? Author { get; set; }

        public void Dispose() => Author = null;
    }
}
