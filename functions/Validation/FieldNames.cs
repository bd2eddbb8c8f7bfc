using System.Text.Json;

namespace Onboarding.Functions.Validation;

/// <summary>Names of members as a request writes them: <c>People[2].Email</c> is <c>people[2].email</c>.</summary>
internal static class FieldNames
{
    public static string Of(string propertyPath) =>
        string.Join('.', propertyPath.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
