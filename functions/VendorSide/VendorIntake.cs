using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Http;
using Onboarding.Functions.Json;
using Onboarding.Functions.Readings;
using Onboarding.Functions.Validation;
using Onboarding.Workflows.Evidence;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Shortlist;
using Onboarding.Workflows.VendorSide;

namespace Onboarding.Functions.VendorSide;

/// <summary>
/// Takes the forms of a vendor's pages. They become the documents that the API takes, are judged by the same rules, and wait for the project
/// manager. Each method returns null when it was taken, otherwise the form again with what is wrong.
/// </summary>
public sealed class VendorIntake(
    SubmitForVendor submissions, VendorForms forms, OpenedForms opened, EvidenceStore evidence,
    InputReader<VendorAnswers> answersInput, InputReader<CertificationsInput> certificationsInput, InputReader<ReadingsInput> readingsInput)
{
    private const int MostFileBytes = CsvReadings.MaximumBytes;
    private const string Languages = "items[0].languages";

    internal async Task<VendorFormPage?> AnswersAsync(
        HttpRequest request, string token, VendorFile file, Dictionary<string, StringValues> fields, CancellationToken cancellation)
    {
        PageKey.Take(request, fields);
        var (document, questions) = QuestionForm.DocumentOf(fields);
        var problems = await ProblemsAsync(async () =>
        {
            var answers = answersInput.Read(document, new Dictionary<string, string> { ["vendorId"] = file.Vendor.Id });
            await submissions.SubmitAsync(file, submissions.From(file) with { Answers = answers }, cancellation);
        });
        return problems.Count == 0 ? null : forms.Answers(request, token, file, QuestionForm.Filled(fields, QuestionForm.ByField(problems, questions)));
    }

    internal async Task<VendorFormPage?> RowsAsync(HttpRequest request, string token, VendorFile file, string part, CancellationToken cancellation)
    {
        var form = await UploadForm.ReadAsync(request, MostFileBytes, cancellation);
        PageKey.Take(request, form.Fields);
        var isTraining = part == OpenedForms.Training;
        var document = isTraining ? FormJson.Of<CertificationsInput>(WithLists(form.Fields)) : FormJson.Of<ReadingsInput>(form.Fields);
        var shown = document.DeepClone().AsObject();
        var problems = await ProblemsAsync(async () =>
        {
            var content = submissions.From(file);
            content = isTraining
                ? content with { Certifications = await CertificationsAsync(document, form.File, file, cancellation) }
                : content with { Readings = await ReadingsAsync(document, form.File, file, cancellation) };
            await submissions.SubmitAsync(file, content, cancellation);
        });
        if (problems.Count == 0) return null;
        var filled = FilledForm.Of(shown, problems);
        return isTraining ? forms.Training(request, token, file, filled) : forms.Readings(request, token, file, filled);
    }

    internal async Task<VendorFormPage?> ItemAsync(HttpRequest request, string token, VendorFile file, string stage, string itemId, CancellationToken cancellation)
    {
        var item = await opened.ItemAsync(file, stage, itemId, cancellation);
        var form = await UploadForm.ReadAsync(request, evidence.MaximumBytes, cancellation);
        PageKey.Take(request, form.Fields);
        var link = form.Fields.GetValueOrDefault("evidence").ToString().Trim();
        var problems = await ProblemsAsync(async () =>
        {
            if (link.Length > Rules.LineLength) throw new InvalidInputException([new FieldError("evidence", new Phrase("input.too-long").With("maximum", Rules.LineLength))]);
            VendorSubmission Showing(string shown) => submissions.From(file) with { Item = new ItemEvidence(stage, itemId, shown) };
            if (form.File is not { } upload)
            {
                await submissions.SubmitAsync(file, Showing(link), cancellation);
                return;
            }

            // Its bytes are kept only if something is to be shown by them.
            await submissions.RequireTakenAsync(file, Showing(FileNames.Clean(upload.Name)), cancellation);
            await submissions.SubmitAsync(file, Showing((await AddAsync(file, upload, cancellation)).Reference), cancellation);
        });
        return problems.Count == 0 ? null : forms.Item(request, token, file, item, FilledForm.Of(new JsonObject { ["evidence"] = link }, problems));
    }

    private Task<EvidenceFile> AddAsync(VendorFile file, UploadedFile upload, CancellationToken cancellation) =>
        evidence.AddAsync(file.Run.Id, new EvidenceGiver(file.Who, file.Vendor.Id, file.Contact.Key), upload.Name, upload.Content, cancellation);

    private async Task<IReadOnlyList<Workflows.Training.Certification>> CertificationsAsync(
        JsonObject document, UploadedFile? upload, VendorFile file, CancellationToken cancellation)
    {
        if (upload is null) return certificationsInput.Read(document).Items;
        var (read, lines) = CsvCertifications.Read(await upload.BytesAsync(MostFileBytes, cancellation));
        try
        {
            var items = certificationsInput.Read(read).Items;
            InvalidInputException.ThrowIfAny(await submissions.ErrorsAsync(file, submissions.From(file) with { Certifications = items }, cancellation));
            return items;
        }
        catch (InvalidInputException invalid)
        {
            throw new InvalidInputException(FileErrors.Of(invalid.Errors, lines));
        }
    }

    private async Task<IReadOnlyList<Workflows.Kpis.Reading>> ReadingsAsync(JsonObject document, UploadedFile? upload, VendorFile file, CancellationToken cancellation)
    {
        if (upload is null) return readingsInput.Read(document).Items;
        var read = CsvReadings.Read(await upload.BytesAsync(MostFileBytes, cancellation));
        var errors = await submissions.ErrorsAsync(file, submissions.From(file) with { Readings = [.. read.Select(line => line.Reading)] }, cancellation);
        InvalidInputException.ThrowIfAny(FileErrors.Of(errors, [.. read.Select(line => line.Line)]));
        return [.. read.Select(line => line.Reading)];
    }

    // Several languages in one field, as people write lists.
    private static Dictionary<string, StringValues> WithLists(Dictionary<string, StringValues> fields)
    {
        if (!fields.TryGetValue(Languages, out var values)) return fields;
        return new Dictionary<string, StringValues>(fields, StringComparer.Ordinal)
        {
            [Languages] = new StringValues(values.ToString().Split([' ', ',', ';', '，', '、', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)),
        };
    }

    // What a page can say beside its fields; the rest is a page of its own.
    private static async Task<IReadOnlyList<FieldError>> ProblemsAsync(Func<Task> submit)
    {
        try
        {
            await submit();
            return [];
        }
        catch (InvalidInputException invalid)
        {
            return invalid.Errors;
        }
        catch (EvidenceRefusedException refused)
        {
            return [new FieldError("file", refused.Reason)];
        }
        catch (ApiProblemException malformed) when (malformed.Problem.Kind == "malformed")
        {
            return [new FieldError("file", malformed.Problem.Detail)];
        }
    }
}
