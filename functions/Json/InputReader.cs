using System.Text.Json;
using System.Text.Json.Nodes;
using FluentValidation;
using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Validation;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.Json;

/// <summary>Turns a request's body into a record: shape first, then the values of what has the right shape, every error in one answer.</summary>
public sealed class InputReader<T>(IValidator<T> validator) where T : class
{
    /// <summary>The record.</summary>
    /// <param name="request">Request.</param>
    /// <param name="fromPath">Members that the path or the run gives; the body may repeat them but not contradict.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <param name="contradiction">What is said of a member that contradicts.</param>
    /// <exception cref="InvalidInputException">With every field that is wrong.</exception>
    public async Task<T> ReadAsync(
        HttpRequest request, IReadOnlyDictionary<string, string>? fromPath, CancellationToken cancellation, string contradiction = "input.contradicts-path")
    {
        var document = await JsonBody.ReadAsync(request, cancellation);
        return Read(document, fromPath, contradiction);
    }

    /// <summary>The record of a document, whatever it came in.</summary>
    /// <param name="document">The document. What does not fit is taken out of it.</param>
    /// <param name="fromPath">Members that the path or the run gives; the document may repeat them but not contradict.</param>
    /// <param name="contradiction">What is said of a member that contradicts.</param>
    /// <exception cref="InvalidInputException">With every field that is wrong.</exception>
    public T Read(JsonObject document, IReadOnlyDictionary<string, string>? fromPath = null, string contradiction = "input.contradicts-path")
    {
        var errors = Place(fromPath ?? new Dictionary<string, string>(), document, contradiction);
        errors.AddRange(JsonShape.Prune<T>(document));
        var input = document.Deserialize<T>(InputJson.Lenient)!;
        errors.AddRange(ValueErrors(input).Where(error => !errors.Any(shape => Covers(shape.Field, error.Field))));
        return errors.Count == 0 ? input : throw new InvalidInputException(errors);
    }

    /// <summary>The record of a request whose path gives no member.</summary>
    public Task<T> ReadAsync(HttpRequest request, CancellationToken cancellation) => ReadAsync(request, null, cancellation);

    private static List<FieldError> Place(IReadOnlyDictionary<string, string> fromPath, JsonObject document, string contradiction)
    {
        var errors = new List<FieldError>();
        foreach (var (name, value) in fromPath)
        {
            if (document.TryGetPropertyValue(name, out var said) && !SaysThe(value, said))
                errors.Add(new FieldError(name, new Phrase(contradiction).With("value", value)));
            document[name] = value;
        }

        return errors;
    }

    private static bool SaysThe(string value, JsonNode? said) =>
        said?.GetValueKind() == JsonValueKind.String && said.GetValue<string>() == value;

    private List<FieldError> ValueErrors(T input) =>
        [.. validator.Validate(input).Errors.Select(failure => new FieldError(FieldNames.Of(failure.PropertyName), Phrases.Of(failure)))];

    // An error in the shape explains every error in the values at or below it.
    private static bool Covers(string shape, string field) =>
        field.StartsWith(shape, StringComparison.Ordinal) && (field.Length == shape.Length || field[shape.Length] is '.' or '[');
}
