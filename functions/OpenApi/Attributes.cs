using Microsoft.AspNetCore.Http;

namespace Onboarding.Functions.OpenApi;

/// <summary>Says which record the body of a request is, for the API's description.</summary>
/// <param name="input">Type of the record.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TakesAttribute(Type input) : Attribute
{
    /// <summary>Type of the record.</summary>
    public Type Input { get; } = input;
}

/// <summary>Says that the body of a request is a file, in a form or as it is, for the API's description.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TakesFileAttribute : Attribute;

/// <summary>Says what a request is answered with, for the API's description.</summary>
/// <param name="answer">Type of the answer's body.</param>
/// <param name="status">HTTP status.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AnswersAttribute(Type answer, int status = StatusCodes.Status200OK) : Attribute
{
    /// <summary>Type of the answer's body.</summary>
    public Type Answer { get; } = answer;

    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;
}

/// <summary>Says that a request is answered with text of a kind, for the API's description.</summary>
/// <param name="mediaType">The kind; what follows a semicolon is left out.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class AnswersTextAttribute(string mediaType) : Attribute
{
    /// <summary>The kind.</summary>
    public string MediaType { get; } = mediaType.Split(';')[0];
}

/// <summary>Says which parameters a request may have in its query, for the API's description.</summary>
/// <param name="names">Names, each described in <see cref="ApiParameters"/>.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class QueryAttribute(params string[] names) : Attribute
{
    /// <summary>Names of the parameters.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}
