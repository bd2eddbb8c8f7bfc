using System.Runtime.CompilerServices;

namespace Microsoft.DurableTask;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">Item.</typeparam>
/// <param name="values">The items.</param>
/// <param name="continuationToken">Where the next page starts; null after the last.</param>
public sealed class Page<T>(IReadOnlyList<T> values, string? continuationToken = null) where T : notnull
{
    /// <summary>The items.</summary>
    public IReadOnlyList<T> Values { get; } = values ?? throw new ArgumentNullException(nameof(values));

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

/// <summary>Makes lists that are read page by page.</summary>
public static class Pageable
{
    /// <summary>A list out of a function that reads one page.</summary>
    /// <param name="pageFunc">Gets the continuation token, null for the first page.</param>
    public static AsyncPageable<T> Create<T>(Func<string?, CancellationToken, Task<Page<T>>> pageFunc) where T : notnull
    {
        ArgumentNullException.ThrowIfNull(pageFunc);
        return Create<T>((continuation, _, cancellation) => pageFunc(continuation, cancellation));
    }

    /// <summary>A list out of a function that reads one page.</summary>
    /// <param name="pageFunc">Gets the continuation token, null for the first page, and the items that a page should have.</param>
    public static AsyncPageable<T> Create<T>(Func<string?, int?, CancellationToken, Task<Page<T>>> pageFunc) where T : notnull
    {
        ArgumentNullException.ThrowIfNull(pageFunc);
        return new PagesOf<T>(pageFunc);
    }

    private sealed class PagesOf<T>(Func<string?, int?, CancellationToken, Task<Page<T>>> read) : AsyncPageable<T> where T : notnull
    {
        public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
            ReadAsync(continuationToken, pageSizeHint);

        private async IAsyncEnumerable<Page<T>> ReadAsync(
            string? continuation, int? pageSize, [EnumeratorCancellation] CancellationToken cancellation = default)
        {
            do
            {
                var page = await read(continuation, pageSize, cancellation);
                yield return page;
                continuation = page.ContinuationToken;
            }
            while (continuation is not null);
        }
    }
}
