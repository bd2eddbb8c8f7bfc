using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Validation;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.RunActions;

/// <summary>What stands in the fields of an action's form: what somebody sent, or what a link filled in.</summary>
internal static class RunActionFill
{
    // Of the page, not of the form.
    private static readonly string[] OfPage = ["lang", "code"];

    public static FilledForm Of(string action, IEnumerable<KeyValuePair<string, StringValues>> fields, IReadOnlyList<FieldError>? problems = null) =>
        FilledForm.Of(Document(action, fields.Where(field => !OfPage.Contains(field.Key))), problems);

    private static JsonObject Document(string action, IEnumerable<KeyValuePair<string, StringValues>> fields) => action switch
    {
        RunActionIds.Address => FormJson.Of<AddressInput>(fields),
        RunActionIds.Delegate => FormJson.Of<AbsenceInput>(fields),
        RunActionIds.AddApprover => FormJson.Of<ApproverInput>(fields),
        RunActionIds.CorrectReading => FormJson.Of<ReadingsInput>(fields),
        RunActionIds.Pause => FormJson.Of<PauseInput>(fields),
        _ => FormJson.Of<CancelInput>(fields),
    };
}
