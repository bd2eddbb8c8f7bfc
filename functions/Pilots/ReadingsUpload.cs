using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Http;
using Onboarding.Functions.Pages;
using Onboarding.Functions.Readings;
using Onboarding.Functions.Validation;
using Onboarding.Workflows.Kpis;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Pilots;

/// <summary>A file of readings from a page: looked at first, kept for an hour, stored when that is confirmed and nothing has changed meanwhile.</summary>
public sealed class ReadingsUpload(RunStore store, AddReadings readings, KeptHandIns kept, HandInPages pages, BadCells cells)
{
    private const string ReasonField = "reason";
    private const string SeenField = "seen";
    private const int MostFormBytes = 4096;

    /// <summary>Takes a file to look at.</summary>
    internal async Task<IResult> UploadAsync(HttpRequest request, string runId, CancellationToken cancellation)
    {
        var form = await UploadForm.ReadAsync(request, CsvReadings.MaximumBytes, cancellation);
        PageKey.Take(request, form.Fields);
        var run = await store.GetAsync(runId, cancellation);
        var file = form.File is { } sent ? await sent.BytesAsync(CsvReadings.MaximumBytes, cancellation) : default;
        var reason = form.Fields.GetValueOrDefault(ReasonField, StringValues.Empty).ToString().ReplaceLineEndings(" ").Trim();
        if (file.Length == 0) return await pages.RefusedAsync(request, run, new Phrase("hand-in.no-file"), [], reason, cancellation);
        if (reason.Length > Rules.NoteLength) return await pages.RefusedAsync(request, run, new Phrase("hand-in.long-reason").With("maximum", Rules.NoteLength), [], reason, cancellation);
        try
        {
            await PreviewAsync(runId, HandInOf(file, reason), cancellation);
        }
        catch (InvalidInputException invalid)
        {
            return await pages.RefusedAsync(request, run, new Phrase("hand-in.bad").With("count", invalid.Errors.Count), cells.Of(invalid.Errors, file, RequestLanguage.Of(request)), reason, cancellation);
        }
        catch (ApiProblemException unreadable) when (unreadable.Problem.Status == StatusCodes.Status400BadRequest)
        {
            return await pages.RefusedAsync(request, run, unreadable.Problem.Detail, [], reason, cancellation);
        }

        return HtmlPage.SeeOther(request, $"/runs/{runId}/pilot/readings/{await kept.KeepAsync(runId, file, reason.Length == 0 ? null : reason, cancellation)}");
    }

    /// <summary>Shows what a kept file would change.</summary>
    internal async Task<IResult> PreviewAsync(HttpRequest request, string runId, string id, CancellationToken cancellation) =>
        await kept.FindAsync(runId, id, cancellation) is { } file
            ? await ShowAsync(request, runId, id, file, isOther: false, cancellation)
            : await GoneAsync(request, runId, cancellation);

    /// <summary>Stores a kept file, if it changes what was shown.</summary>
    internal async Task<IResult> ConfirmAsync(HttpRequest request, string runId, string id, CancellationToken cancellation)
    {
        var fields = await FormBody.ReadAsync(request, MostFormBytes, cancellation);
        PageKey.Take(request, fields);
        if (await kept.FindAsync(runId, id, cancellation) is not { } file) return await GoneAsync(request, runId, cancellation);
        var handIn = HandInOf(file.File, file.Reason);
        int? stored = null;
        await handIn.HandInAsync(async items => stored = await readings.ConfirmAsync(runId, items, handIn.Reason, fields.GetValueOrDefault(SeenField).ToString(), cancellation));
        if (stored is null) return await ShowAsync(request, runId, id, file, isOther: true, cancellation);
        await kept.RemoveAsync(runId, id, cancellation);
        return HtmlPage.SeeOther(request, $"/runs/{runId}/pilot", PageNotice.Stored(stored.Value));
    }

    private async Task<IResult> ShowAsync(HttpRequest request, string runId, string id, KeptHandIn file, bool isOther, CancellationToken cancellation)
    {
        var preview = await PreviewAsync(runId, HandInOf(file.File, file.Reason), cancellation);
        return await pages.PreviewAsync(request, await RunFile.ReadAsync(store, runId, cancellation), id, preview, file.Reason, isOther, cancellation);
    }

    private async Task<IResult> GoneAsync(HttpRequest request, string runId, CancellationToken cancellation) =>
        await pages.RefusedAsync(request, await store.GetAsync(runId, cancellation), new Phrase("hand-in.gone"), [], "", cancellation, StatusCodes.Status404NotFound);

    private async Task<ReadingsPreview> PreviewAsync(string runId, HandIn handIn, CancellationToken cancellation)
    {
        ReadingsPreview? preview = null;
        await handIn.HandInAsync(async items => preview = await readings.PreviewAsync(runId, items, cancellation));
        return preview!;
    }

    private static HandIn HandInOf(ReadOnlyMemory<byte> file, string? reason)
    {
        var lines = CsvReadings.Read(file);
        return new HandIn([.. lines.Select(line => line.Reading)], [.. lines.Select(line => line.Line)], string.IsNullOrEmpty(reason) ? null : reason);
    }
}
