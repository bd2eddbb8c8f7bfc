using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Http;

/// <summary>An answer that says no, before it is put into the reader's language (RFC 9457).</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Kind">Last part of the type URI <c>/problems/{kind}</c>; its title is the phrase <c>problem.{kind}</c>.</param>
/// <param name="Detail">What is wrong here and what to do about it.</param>
internal sealed record ApiProblem(int Status, string Kind, Phrase Detail)
{
    /// <summary>Every field that is wrong.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>With a conflict: what the run waits for.</summary>
    public Phrase? WaitsFor { get; init; }

    /// <summary>With a stage that is not ready: everything that is missing.</summary>
    public IReadOnlyList<Phrase> Missing { get; init; } = [];

    /// <summary>Members of its own, by name.</summary>
    public IReadOnlyDictionary<string, object> Members { get; init; } = new Dictionary<string, object>();

    /// <summary>Headers that go with it, for example <c>Allow</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

/// <summary>Ends a request with a problem.</summary>
internal sealed class ApiProblemException(ApiProblem problem) : Exception(problem.Kind)
{
    public ApiProblem Problem { get; } = problem;
}
