using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Primitives;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Json;
using Onboarding.Functions.Readings;
using Onboarding.Functions.Validation;
using Onboarding.Workflows.Addressing;
using Onboarding.Workflows.Gates;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;

namespace Onboarding.Functions.RunActions;

/// <summary>Does what a form asks for, by the same inputs and commands as the API.</summary>
public sealed class RunActionTaking(
    ResendRequest requests, ReplaceAddress addresses, RecordAbsence absences, AddApprover approvers, AddReadings readings, KeptHandIns kept, PauseRun pause, ResumeRun resume, CancelRun cancel,
    SignalDispatcher signals, InputReader<AddressInput> addressInput, InputReader<AbsenceInput> absenceInput, InputReader<ApproverInput> approverInput, InputReader<ReadingsInput> readingsInput,
    InputReader<PauseInput> pauseInput, InputReader<CancelInput> cancelInput)
{
    private readonly Dictionary<string, Func<RunActionOrder, CancellationToken, Task>> _commands = new()
    {
        [RunActionIds.Resend] = async (order, stop) =>
        {
            var (gate, person) = order.Take(RunActionForms.Request).Split('/') is [var first, var second] ? (first, second) : ("", "");
            if (gate.Length == 0 || await requests.ResendAsync(order.RunId, gate, person, stop) is null) throw order.Unknown(RunActionForms.Request);
        },
        [RunActionIds.Address] = async (order, stop) =>
        {
            var person = order.Take(RunActionForms.Person);
            if (await addresses.PutAsync(order.RunId, person, order.Read(addressInput).Email, cancellation: stop) is null) throw order.Unknown(RunActionForms.Person);
        },
        [RunActionIds.Delegate] = async (order, stop) =>
        {
            var person = order.Take(RunActionForms.Person);
            if (await absences.PutAsync(order.RunId, person, order.Read(absenceInput), stop) is null) throw order.Unknown(RunActionForms.Person);
        },
        [RunActionIds.AddApprover] = (order, stop) =>
            approvers.AddAsync(order.RunId, order.Take(RunActionForms.Gate), order.Read(approverInput).ToPerson(), stop),
        [RunActionIds.Pause] = (order, stop) => pause.PauseAsync(order.RunId, order.By, order.Read(pauseInput).Reason, stop),
        [RunActionIds.Resume] = (order, stop) => resume.ResumeAsync(order.RunId, order.By, stop),
        [RunActionIds.Cancel] = (order, stop) => cancel.CancelAsync(order.Durable, order.RunId, order.Read(cancelInput).Reason, stop),
    };

    /// <summary>Keeps a corrected reading until whoever corrects it has seen what it replaces. Returns the page that shows that.</summary>
    /// <exception cref="InvalidInputException">A field is missing or wrong.</exception>
    /// <exception cref="WrongStageException">The run takes no readings any more.</exception>
    internal async Task<string> KeepCorrectionAsync(RunActionOrder order, CancellationToken cancellation)
    {
        var input = order.Read(readingsInput);
        await readings.PreviewAsync(order.RunId, input.Items, cancellation);
        return $"/runs/{order.RunId}/pilot/readings/{await kept.KeepAsync(order.RunId, CsvReadings.Write(input.Items), input.Reason, cancellation)}";
    }

    /// <summary>Does it; what follows of it is told at once.</summary>
    /// <exception cref="InvalidInputException">A field is missing or wrong.</exception>
    /// <exception cref="WrongStageException">The run is not at this point any more.</exception>
    /// <exception cref="TooOftenException">It was done too often.</exception>
    internal async Task TakeAsync(string action, RunActionOrder order, CancellationToken cancellation)
    {
        await _commands[action](order, cancellation);
        await signals.DispatchAsync(order.Durable, order.RunId, cancellation);
    }
}

/// <summary>What a form asks for.</summary>
/// <param name="RunId">Run.</param>
/// <param name="By">Name of whoever sends it.</param>
/// <param name="Fields">Its fields, those of the page taken out.</param>
/// <param name="Durable">Tells the orchestrations.</param>
internal sealed record RunActionOrder(string RunId, string By, Dictionary<string, StringValues> Fields, DurableTaskClient Durable)
{
    /// <summary>Takes a field out that is no part of the API's input.</summary>
    /// <exception cref="InvalidInputException">It is not there.</exception>
    public string Take(string field) => Fields.Remove(field, out var values) && values.Count == 1 && !string.IsNullOrWhiteSpace(values[0])
        ? values[0]!
        : throw new InvalidInputException([new FieldError(field, new Phrase("input.missing"))]);

    /// <summary>The API's input that the other fields make.</summary>
    /// <exception cref="InvalidInputException">A field is missing or wrong.</exception>
    public T Read<T>(InputReader<T> reader) where T : class => reader.Read(FormJson.Of<T>(Fields));

    /// <summary>A field that names what is not there any more.</summary>
    public InvalidInputException Unknown(string field) => new([new FieldError(field, new Phrase("run-action.unknown-choice").With("run", RunId))]);
}
