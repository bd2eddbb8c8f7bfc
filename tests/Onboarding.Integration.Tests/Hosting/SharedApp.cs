namespace Onboarding.Integration.Tests.Hosting;

/// <summary>One app on the real clock, shared by the tests that do not harm it.</summary>
public sealed class SharedApp : IAsyncLifetime
{
    internal LocalStack Stack { get; private set; } = null!;

    internal AppProcess Process { get; private set; } = null!;

    internal Inbox Inbox { get; private set; } = null!;

    internal Api Api(string language = "en") => new(Stack.App, language);

    public async Task InitializeAsync()
    {
        Stack = await LocalStack.StartAsync();
        Inbox = new Inbox(Stack.Inbox);
        Process = await AppProcess.StartAsync(Stack);
    }

    public async Task DisposeAsync()
    {
        Inbox.Dispose();
        await Process.DisposeAsync();
        await Stack.DisposeAsync();
    }
}

/// <summary>The tests that share <see cref="SharedApp"/>.</summary>
[CollectionDefinition(Name)]
public sealed class SharedAppTests : ICollectionFixture<SharedApp>
{
    public const string Name = "shared app";
}
