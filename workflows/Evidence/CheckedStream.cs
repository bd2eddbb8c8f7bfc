using System.Security.Cryptography;

namespace Onboarding.Workflows.Evidence;

/// <summary>Passes a file's bytes on once they are seen to be of its kind; counts and hashes them on the way, and breaks off a file that is too large. Read only.</summary>
internal sealed class CheckedStream(Stream inner, EvidenceType type, long maximum) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _head = [];
    private int _given;
    private bool _isChecked;

    /// <summary>Bytes read so far.</summary>
    public long Count { get; private set; }

    /// <summary>SHA-256 of the bytes; asked once, at the end.</summary>
    public string Hash => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => Count; set => throw new NotSupportedException(); }

    /// <summary>Looks at the first bytes before anything is stored.</summary>
    /// <exception cref="EvidenceRefusedException">It is empty, or not of its kind.</exception>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        var head = new byte[EvidenceTypes.HeadLength];
        var length = await inner.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        if (length == 0) throw EvidenceRefusedException.Empty();
        _head = head[..length];
        if (!type.Fits(_head)) throw EvidenceRefusedException.NotItsType(type);
        _isChecked = true;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_isChecked) throw new InvalidOperationException("The file was not checked.");
        var read = _given < _head.Length ? Head(buffer.Span) : await inner.ReadAsync(buffer, cancellationToken);
        Count += read;
        if (Count > maximum) throw EvidenceRefusedException.TooLarge(maximum);
        _hash.AppendData(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A request's body is read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _hash.Dispose();
        base.Dispose(disposing);
    }

    private int Head(Span<byte> buffer)
    {
        var length = Math.Min(buffer.Length, _head.Length - _given);
        _head.AsSpan(_given, length).CopyTo(buffer);
        _given += length;
        return length;
    }
}
