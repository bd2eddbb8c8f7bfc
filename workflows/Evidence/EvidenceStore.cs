using System.Security.Cryptography;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;
using Onboarding.Workflows.Storage.Requests;

namespace Onboarding.Workflows.Evidence;

/// <summary>Keeps evidence files: the bytes in Blob Storage as <c>{run}/{id}</c>, what is known of them in the run's rows. There is no way to change one, and only retention removes them.</summary>
public sealed class EvidenceStore(BlobServiceClient blobs, RunStore store, EvidenceSettings settings, TimeProvider time)
{
    /// <summary>Name of the container.</summary>
    public const string ContainerName = "evidence";

    /// <summary>Files that all contacts of a vendor together may give for a run: several for each item of its checklists, and no store for whoever has a link.</summary>
    public const int MostOfVendor = 100;

    private const int IdBytes = 16;

    // A megabyte at a time, so that a file needs no more memory than that.
    private static readonly StorageTransferOptions Piecewise = new() { InitialTransferSize = 1024 * 1024, MaximumTransferSize = 1024 * 1024, MaximumConcurrency = 1 };

    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(ContainerName);

    /// <summary>Largest file, in bytes.</summary>
    public long MaximumBytes => settings.MaximumBytes;

    /// <summary>
    /// Takes a file, piece by piece, and says so in the audit, with its hash. What breaks off midway is nowhere; what the run does not take
    /// after all is removed again. Only a crash, or storage that does not answer, can leave bytes that no row names.
    /// </summary>
    /// <param name="runId">Run.</param>
    /// <param name="given">Who gives it.</param>
    /// <param name="fileName">Its name as the sender says.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="EvidenceRefusedException">It is not taken.</exception>
    /// <exception cref="InvalidInputException">The vendor has given <see cref="MostOfVendor"/> files already.</exception>
    /// <exception cref="WrongStageException">The run has ended.</exception>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    public async Task<EvidenceFile> AddAsync(string runId, EvidenceGiver given, string? fileName, Stream content, CancellationToken cancellation = default)
    {
        await RequireTakenAsync(await store.GetAsync(runId, cancellation), given, cancellation);
        var name = FileNames.Clean(fileName);
        var type = EvidenceTypes.Of(name) ?? throw EvidenceRefusedException.UnknownType();
        var id = RandomNumberGenerator.GetHexString(IdBytes * 2, lowercase: true);
        await using var file = new CheckedStream(content, type, settings.MaximumBytes);
        await file.CheckAsync(cancellation);
        await UploadAsync($"{runId}/{id}", file, cancellation);
        var row = new EvidenceFile
        {
            Id = id,
            FileName = name,
            MediaType = type.MediaType,
            Size = file.Count,
            Sha256 = file.Hash,
            GivenBy = given.Name,
            VendorId = given.VendorId,
            ContactKey = given.ContactKey,
            At = time.GetUtcNow(),
        };
        await StoreAsync(runId, row, given, cancellation);
        return row;
    }

    /// <summary>What is known of a file; null when there is none.</summary>
    public async Task<EvidenceFile?> FindAsync(string runId, string id, CancellationToken cancellation = default) =>
        EvidenceFile.IsId(id) ? await store.FindAsync<EvidenceFile>(runId, RowKeys.Evidence(id), cancellation) : null;

    /// <summary>Every file of a run.</summary>
    public async Task<IReadOnlyList<EvidenceFile>> ListAsync(string runId, CancellationToken cancellation = default) =>
        [.. (await store.ListAsync<EvidenceFile>(runId, "evidence", cancellation)).OrderByDescending(file => file.At)];

    /// <summary>A file's bytes, read piece by piece.</summary>
    public Task<Stream> OpenAsync(string runId, EvidenceFile file, CancellationToken cancellation = default) =>
        _container.GetBlobClient($"{runId}/{file.Id}").OpenReadAsync(cancellationToken: cancellation);

    private async Task StoreAsync(string runId, EvidenceFile row, EvidenceGiver given, CancellationToken cancellation)
    {
        try
        {
            await store.ChangeAsync(runId, async run =>
            {
                await RequireTakenAsync(run, given, cancellation);
                return Change(run, row);
            }, cancellation);
        }
        catch (Exception refused) when (IsAnswer(refused))
        {
            await RemoveAsync(runId, row.Id);
            throw;
        }
    }

    private async Task RequireTakenAsync(Run run, EvidenceGiver given, CancellationToken cancellation)
    {
        StageGuard.RequireGoingOn(run);
        if (given.VendorId is not { } vendor) return;
        var files = await store.ListAsync<EvidenceFile>(run.Id, "evidence", cancellation);
        if (files.Count(file => file.VendorId == vendor) >= MostOfVendor)
            throw new InvalidInputException([new FieldError("file", new Phrase("evidence.too-many").With("maximum", MostOfVendor))]);
    }

    // True when nothing is on its way to the row any more. After anything else, such as no answer in time, it may still come.
    private static bool IsAnswer(Exception refused) => refused
        is InvalidInputException or WrongStageException or RunNotFoundException or RepeatedRequestException or StaleRowException
        || (refused is RequestFailedException failed && Contention.IsLostRace(failed));

    // An attempt whose answer was lost may have stored the row; then its bytes stay.
    private async Task RemoveAsync(string runId, string id)
    {
        if (await FindAsync(runId, id, CancellationToken.None) is not null) return;
        await _container.DeleteBlobIfExistsAsync($"{runId}/{id}", cancellationToken: CancellationToken.None);
    }

    // Only under a name that is not there yet; a container that is not there yet is made by the first file.
    private async Task UploadAsync(string name, CheckedStream file, CancellationToken cancellation)
    {
        await _container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            TransferOptions = Piecewise,
            // Whoever is served the blob itself gets bytes, not a page.
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/octet-stream" },
        };
        await _container.GetBlobClient(name).UploadAsync(file, options, cancellation);
    }

    private static RunChange Change(Run run, EvidenceFile file)
    {
        var what = new Phrase("audit.evidence.added").With("file", file.FileName).With("id", file.Id).With("size", file.Size).With("hash", file.Sha256);
        var entry = file.VendorId is null
            ? AuditEntry.ByProjectManager("evidence.added", what)
            : new AuditEntry { Actor = file.GivenBy, Kind = "evidence.added", What = what };
        return new RunChange(run) { Put = new Dictionary<string, object> { [RowKeys.Evidence(file.Id)] = file }, Audit = [entry] };
    }
}

/// <summary>Who gives a file.</summary>
/// <param name="Name">Name, for people of the run to read.</param>
/// <param name="VendorId">Vendor of a contact; null for people of the run.</param>
/// <param name="ContactKey">Key of the contact; null for people of the run.</param>
public sealed record EvidenceGiver(string Name, string? VendorId = null, string? ContactKey = null);
