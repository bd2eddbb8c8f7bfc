using Onboarding.Functions.Http;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Views;

/// <summary>Shows what was handed in as it was handed in.</summary>
public sealed class HandedIn(RunStore store)
{
    /// <summary>The document under a key.</summary>
    /// <exception cref="ApiProblemException">There is none.</exception>
    internal async Task<T> OneAsync<T>(string runId, string rowKey, CancellationToken cancellation) where T : class
    {
        await store.GetAsync(runId, cancellation);
        return await store.FindAsync<T>(runId, rowKey, cancellation) ?? throw ApiProblems.NotFound(new Phrase("problem.not-given"));
    }

    /// <summary>Every document of a kind.</summary>
    internal async Task<Listing<T>> AllAsync<T>(string runId, string kind, CancellationToken cancellation)
    {
        await store.GetAsync(runId, cancellation);
        return new Listing<T>(await store.ListAsync<T>(runId, kind, cancellation));
    }
}
