using System.Security.Cryptography;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Lifecycle;
using Onboarding.Workflows.Storage;

namespace Onboarding.Workflows.Evidence;

/// <summary>Keeps evidence files: the bytes in Blob Storage as <c>{run}/{id}</c>, what is known of them in the run's rows. There is no way to change or delete one.</summary>
public sealed class EvidenceStore(BlobServiceClient blobs, RunStore store, EvidenceSettings settings, TimeProvider time)
{
    /// <summary>Name of the container.</summary>
    public const string ContainerName = "evidence";

    private const int IdBytes = 16;

    // A megabyte at a time, so that a file needs no more memory than that.
    private static readonly StorageTransferOptions Piecewise = new() { InitialTransferSize = 1024 * 1024, MaximumTransferSize = 1024 * 1024, MaximumConcurrency = 1 };

    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(ContainerName);

    /// <summary>Largest file, in bytes.</summary>
    public long MaximumBytes => settings.MaximumBytes;

    /// <summary>Takes a file, piece by piece, and says so in the audit, with its hash. What breaks off midway is nowhere.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="given">Who gives it.</param>
    /// <param name="fileName">Its name as the sender says.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="EvidenceRefusedException">It is not taken.</exception>
    /// <exception cref="WrongStageException">The run has ended.</exception>
    /// <exception cref="RunNotFoundException">There is no such run.</exception>
    public async Task<EvidenceFile> AddAsync(string runId, EvidenceGiver given, string? fileName, Stream content, CancellationToken cancellation = default)
    {
        StageGuard.RequireGoingOn(await store.GetAsync(runId, cancellation));
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
        await store.ChangeAsync(runId, run => Task.FromResult<RunChange?>(Change(run, row)), cancellation);
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
