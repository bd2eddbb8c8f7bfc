using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Onboarding.Cli.Backup;

/// <summary>
/// A sum of SHA-256 hashes modulo 2^256 with their number: the same for the same rows in whatever order they are read, so that what is
/// restored can be held against what was backed up without sorting either.
/// </summary>
internal sealed class RowSum
{
    private const int Words = 4;

    private readonly ulong[] _sum = new ulong[Words];

    public long Count { get; private set; }

    /// <summary>The sum as hexadecimal digits.</summary>
    public string Digest => string.Concat(_sum.Reverse().Select(word => word.ToString("x16", System.Globalization.CultureInfo.InvariantCulture)));

    public void Add(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        Span<ulong> words = stackalloc ulong[Words];
        for (var word = 0; word < Words; word++) words[word] = BinaryPrimitives.ReadUInt64LittleEndian(hash[(word * sizeof(ulong))..]);
        Add(words, 1);
    }

    public void Add(RowSum other) => Add(other._sum, other.Count);

    private void Add(ReadOnlySpan<ulong> words, long count)
    {
        var carry = UInt128.Zero;
        for (var word = 0; word < Words; word++)
        {
            var sum = (UInt128)_sum[word] + words[word] + carry;
            _sum[word] = (ulong)sum;
            carry = sum >> 64;
        }

        Count += count;
    }
}
