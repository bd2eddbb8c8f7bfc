using System.Security.Cryptography;
using System.Text;
using Onboarding.Workflows.Evidence;

namespace Onboarding.Unit.Tests.Evidence;

public sealed class EvidenceTests
{
    [Theory]
    [InlineData("report.pdf", "%PDF-1.7", true)]
    [InlineData("REPORT.PDF", "%PDF-1.7", true)]
    [InlineData("report.pdf", "<html>", false)]
    [InlineData("list.csv", "a,b\r\n1,2", true)]
    [InlineData("list.csv", "PK\u0003\u0004", false)]
    [InlineData("sheet.xlsx", "PK\u0003\u0004", true)]
    [InlineData("note.txt", "", false)]
    public void A_file_is_what_its_name_says(string name, string head, bool fits) =>
        Assert.Equal(fits, EvidenceTypes.Of(name)!.Fits(Encoding.ASCII.GetBytes(head)));

    [Theory]
    [InlineData("page.html")]
    [InlineData("picture.svg")]
    [InlineData("macro.xlsm")]
    [InlineData("archive.zip")]
    [InlineData("report.pdf.exe")]
    [InlineData("pdf")]
    public void What_can_run_or_hide_something_is_no_evidence(string name) => Assert.Null(EvidenceTypes.Of(name));

    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData(@"C:\work\合同.pdf", "合同.pdf")]
    [InlineData("a\"b\r\nc;d.pdf", "abcd.pdf")]
    [InlineData("invoice\u202Efdp.txt", "invoicefdp.txt")]
    [InlineData("  .. report.pdf. ", "report.pdf")]
    [InlineData(".pdf", "pdf")]
    [InlineData("", "file")]
    [InlineData(null, "file")]
    public void A_name_is_kept_without_what_could_do_harm(string? name, string expected) => Assert.Equal(expected, FileNames.Clean(name));

    [Fact]
    public void A_long_name_keeps_its_extension()
    {
        var name = FileNames.Clean(new string('长', 300) + ".pdf");

        Assert.Equal(120, name.Length);
        Assert.EndsWith(".pdf", name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evidence:0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdef", true)]
    [InlineData("evidence:../x", "../x", false)]
    [InlineData("https://files.example/evidence:1", null, false)]
    [InlineData(null, null, false)]
    public void A_reference_names_a_file(string? evidence, string? id, bool isId)
    {
        Assert.Equal(id, EvidenceFile.IdOf(evidence));
        Assert.Equal(isId, id is not null && EvidenceFile.IsId(id));
    }

    [Fact]
    public async Task A_stream_is_passed_on_whole_counted_and_hashed()
    {
        var bytes = Encoding.ASCII.GetBytes("%PDF-" + new string('x', 5000));
        await using var stream = new CheckedStream(new MemoryStream(bytes), EvidenceTypes.Of("a.pdf")!, maximum: 5005);
        await stream.CheckAsync(CancellationToken.None);
        var copy = new MemoryStream();
        await stream.CopyToAsync(copy, bufferSize: 100);

        Assert.Equal(bytes, copy.ToArray());
        Assert.Equal((5005, Convert.ToHexStringLower(SHA256.HashData(bytes))), (stream.Count, stream.Hash));
    }

    [Fact]
    public async Task A_stream_breaks_off_one_byte_after_its_limit()
    {
        await using var stream = new CheckedStream(new MemoryStream(Encoding.ASCII.GetBytes("%PDF-" + new string('x', 5000))), EvidenceTypes.Of("a.pdf")!, maximum: 5004);
        await stream.CheckAsync(CancellationToken.None);

        Assert.Equal(EvidenceRefusal.TooLarge, (await Assert.ThrowsAsync<EvidenceRefusedException>(() => stream.CopyToAsync(Stream.Null))).Refusal);
    }
}
