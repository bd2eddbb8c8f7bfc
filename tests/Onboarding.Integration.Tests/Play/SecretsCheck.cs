using System.Text;
using Azure.Data.Tables;
using Onboarding.Integration.Tests.Hosting;

namespace Onboarding.Integration.Tests.Play;

/// <summary>Looks for decision tokens where none may be: in any table, in any data file, in what the app prints.</summary>
internal static class SecretsCheck
{
    public static async Task ExpectNoTokenAsync(LocalStack stack, AppProcess app, IEnumerable<Inbox.Letter> letters)
    {
        var tokens = letters.Select(letter => letter.Link?.Segments[^1]).OfType<string>().ToList();
        Assert.NotEmpty(tokens);
        var stored = await AllRowsAsync(stack);

        Assert.All(tokens, token =>
        {
            Assert.DoesNotContain(token, app.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(stored, text => text.Contains(token, StringComparison.Ordinal));
        });
    }

    private static async Task<IReadOnlyList<string>> AllRowsAsync(LocalStack stack)
    {
        var service = new TableServiceClient(stack.Storage);
        var texts = new List<string>();
        await foreach (var table in service.QueryAsync())
        {
            await foreach (var row in service.GetTableClient(table.Name).QueryAsync<TableEntity>())
                texts.AddRange(row.Select(property => property.Value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : $"{property.Value}"));
        }

        Assert.NotEmpty(texts);
        return texts;
    }
}
