using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Onboarding.Functions.Forms;
using Onboarding.Functions.Work;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Functions.Pages.Runs;

/// <summary>A form that was sent and not taken: its answer's status, and the form to be shown again.</summary>
internal sealed record RefusedForm(string Key, int Status, FormView Form);

/// <summary>Draws forms of a stage's inputs and hands in what they send.</summary>
public sealed class WorkForms(RunStore store, WorkDesk desk, PageWords words, Phrasebook phrases)
{
    /// <summary>Name of the field that carries the version of what a form changes.</summary>
    internal const string VersionField = "pageVersion";

    /// <summary>Name of the field that carries the newest audit entry as a form was drawn.</summary>
    internal const string SeenField = "pageSeen";

    /// <summary>The form of a record as it is stored.</summary>
    internal static FormView Draw(WorkInput input, WorkFacts facts, string key, JsonNode? stored, string scope = "") => new()
    {
        Action = input.PathOf(facts.File.Run.Id, key),
        Anchor = AnchorOf(key, scope),
        Version = SeenRow.VersionOf(stored),
        Seen = facts.File.Run.AuditSequence,
        Parts = WorkForm.PartsOf(input, facts, key, WorkDesk.FormOf(input, facts, key, stored), scope),
    };

    /// <summary>Hands in a form. Null when it was taken; otherwise the form again, with what is wrong with it. <paramref name="scope"/> as in <see cref="Draw"/>.</summary>
    internal async Task<RefusedForm?> TakeAsync(
        WorkInput input, WorkFacts facts, string key, SentForm sent, string zone, string scope, CancellationToken cancellation)
    {
        OfferedRows.Drop(input.Entries(facts, key), sent.Fields);
        var document = input.DocumentOf(sent.Fields);
        var shown = (JsonObject)document.DeepClone();
        OfferedRows.Add(input.Entries(facts, key), facts, shown);
        try
        {
            await desk.PutAsync(input, facts, key, sent.Version, document, cancellation);
            return null;
        }
        catch (InvalidInputException invalid)
        {
            return new(key, StatusCodes.Status400BadRequest, Again(input, facts, key, shown, sent, scope, invalid.Errors));
        }
        catch (WrongStageException wrong)
        {
            var form = Again(input, facts, key, shown, sent, scope, []);
            return new(key, StatusCodes.Status409Conflict, form with { Problems = [phrases.Render(wrong.Reason, facts.Language)] });
        }
        catch (RowChangedException changed)
        {
            return new(key, StatusCodes.Status409Conflict, await ConflictAsync(input, facts, key, shown, sent, changed, zone, scope, cancellation));
        }
    }

    private FormView Again(
        WorkInput input, WorkFacts facts, string key, JsonObject document, SentForm sent, string scope, IReadOnlyList<FieldError> errors)
    {
        var form = FilledForm.Of(document, errors);
        var parts = WorkForm.PartsOf(input, facts, key, form, scope);
        // What is wrong with a list as a whole stands beside its first row already.
        var rows = input.Entries(facts, key).Where(entry => entry.Rows.Count > 0).Select(entry => new FormField(entry.Path, ""));
        var others = new FieldWords(phrases, form, facts.Language).Others(parts.SelectMany(part => part.Fields).Concat(rows));
        return new FormView
        {
            Action = input.PathOf(facts.File.Run.Id, key),
            Anchor = AnchorOf(key, scope),
            Version = sent.Version,
            Seen = sent.Seen,
            Parts = parts,
            Problems = others,
        };
    }

    private async Task<FormView> ConflictAsync(
        WorkInput input, WorkFacts facts, string key, JsonObject document, SentForm sent, RowChangedException changed, string zone, string scope,
        CancellationToken cancellation)
    {
        var run = facts.File.Run.Id;
        var record = changed.Seen.RowKey.Length > input.Row.Length ? changed.Seen.RowKey[(input.Row.Length + 1)..] : "";
        var theirs = WorkDesk.FormOf(input, facts, record, changed.Stored);
        var mine = FilledForm.Of(document);
        var audit = await store.ListAsync<AuditEntry>(run, "audit", cancellation);
        var entries = WorkConflict.Since(audit, sent.Seen, input, WorkDesk.NameOf(input, facts, record, changed.Stored), facts.Language);
        return new FormView
        {
            Action = input.PathOf(run, record),
            Anchor = AnchorOf(record, scope),
            // Whoever sends it again has seen what is there now.
            Version = SeenRow.VersionOf(changed.Stored),
            Seen = (await store.GetAsync(run, cancellation)).AuditSequence,
            Parts = WorkForm.PartsOf(input, facts, record, mine, scope, theirs.Length),
            Conflict = new ConflictView(
                [.. entries.Select(entry => Told(entry, facts.Language, zone))],
                WorkConflict.Of(
                    WorkForm.PartsOf(input, facts, record, mine, "", theirs.Length), WorkForm.PartsOf(input, facts, record, theirs, "", mine.Length),
                    phrases.Word("work.yes", facts.Language), phrases.Word("work.no", facts.Language)),
                input.PathOf(run, record)),
        };
    }

    // A form among others of its page has a place of its own there.
    private static string AnchorOf(string key, string scope) => scope.Length == 0 ? "" : $"#item-{key}";

    private string Told(AuditEntry entry, string language, string zone) => phrases.Render(
        new Phrase("work.changed-by").With("who", words.ActorOf(entry.Actor, entry.By, language)).With("when", PageWords.At(entry.At, language, zone)).With("what", entry.What),
        language);
}
