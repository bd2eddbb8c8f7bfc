namespace Onboarding.Cli.Commands;

/// <summary>A file that a command writes.</summary>
internal static class OutputFile
{
    /// <exception cref="CliException">It cannot be written.</exception>
    public static async Task WriteAsync(string path, byte[] content, Texts texts, CancellationToken cancellation)
    {
        using var stream = new MemoryStream(content);
        await WriteAsync(path, stream, texts, cancellation);
    }

    /// <exception cref="CliException">It cannot be written.</exception>
    /// <exception cref="HttpIOException">The content broke off; then there is no file.</exception>
    public static async Task WriteAsync(string path, Stream content, Texts texts, CancellationToken cancellation)
    {
        try
        {
            await using var file = File.Create(path);
            await content.CopyToAsync(file, cancellation);
        }
        catch (HttpIOException)
        {
            // Half of an answer would look like all of it.
            File.Delete(path);
            throw;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CliException(texts["error.write", path], ExitCodes.BadInput);
        }
    }
}
