namespace Microsoft.DurableTask;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">Item.</typeparam>
/// <param name="values">The items.</param>
/// <param name="continuationToken">Where the next page starts; null after the last.</param>
public sealed class Page<T>(IReadOnlyList<T> values, string? continuationToken = null) where T : notnull
{
    /// <summary>The items.</summary>
    public IReadOnlyList<T> Values { get; } = values;

    /// <summary>Where the next page starts; null after the last.</summary>
    public string? ContinuationToken { get; } = continuationToken;
}

/// <summary>A list that is read page by page.</summary>
/// <typeparam name="T">Item.</typeparam>
public abstract class AsyncPageable<T> : IAsyncEnumerable<T> where T : notnull
{
    /// <summary>The pages.</summary>
    /// <param name="continuationToken">Where to start; null: at the beginning.</param>
    /// <param name="pageSizeHint">Items a page; null: the default.</param>
    public abstract IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null);

    /// <summary>The items of every page.</summary>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages().WithCancellation(cancellationToken))
        {
            foreach (var value in page.Values) yield return value;
        }
    }
}
