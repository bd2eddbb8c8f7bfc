using System.Text.Json;
using Onboarding.Cli.Api;
using Spectre.Console;

namespace Onboarding.Cli.Display;

/// <summary>What a command answers: words for people, or with <c>--json</c> one JSON document on stdout and nothing else there.</summary>
internal sealed class CommandOutput(bool isJson)
{
    public bool IsJson => isJson;

    /// <summary>For what is said while the command works: stdout, unless that belongs to the document.</summary>
    public IAnsiConsole Progress { get; } = isJson ? Consoles.CreateAside() : Consoles.Create();

    /// <summary>The answer, for programs and in one line for people.</summary>
    public void Write<T>(T document, string words) => Write(document, _ => Console.WriteLine(words));

    /// <summary>The answer, for programs and as tables for people.</summary>
    public void Write<T>(T document, Action<IAnsiConsole> show)
    {
        if (isJson) Console.WriteLine(JsonSerializer.Serialize(document, ApiJson.Indented));
        else show(Consoles.Create());
    }
}
