using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Onboarding.Cli.Importing;

/// <summary>Consecutive rows of a file that are handed in together, all or none.</summary>
/// <param name="FirstLine">Line of the file that its first row stands on.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Csv">What is sent: the header and the rows.</param>
internal sealed partial record ReadingsBatch(int FirstLine, int Rows, string Csv)
{
    private const int LinesOfHeader = 1;

    /// <summary>Tells whether the same rows were sent before.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Csv)));

    /// <summary>Where a fault is in the file, from where the API found it in the batch: <c>line 3, day</c>; null when it names no line.</summary>
    public BadRow? Locate(string field, string message)
    {
        var match = LineField().Match(field);
        if (!match.Success) return null;
        var line = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) - LinesOfHeader - 1 + FirstLine;
        return new BadRow(line, match.Groups[2].Success ? match.Groups[2].Value : null, message);
    }

    [GeneratedRegex(@"^line (\d+)(?:, (.+))?$")]
    private static partial Regex LineField();
}

/// <summary>A row that is wrong.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Column">Column at fault; null: the whole row.</param>
/// <param name="Message">What is wrong and what to do.</param>
internal sealed record BadRow(int Line, string? Column, string Message);
