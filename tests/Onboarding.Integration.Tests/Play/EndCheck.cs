namespace Onboarding.Integration.Tests.Play;

/// <summary>What holds at the end of every run, whatever the end.</summary>
internal static class EndCheck
{
    /// <summary>The run came this way to this end, keeps its playbook, and nothing of it failed or was changed afterwards.</summary>
    /// <param name="run">The run.</param>
    /// <param name="status">Its status.</param>
    /// <param name="stages">Its stages, in order.</param>
    /// <param name="decisions">Gates with what was decided, in order.</param>
    public static async Task ExpectAsync(PlayedRun run, string status, string[] stages, string[] decisions)
    {
        var view = await run.ViewAsync();
        var timeline = await run.TimelineAsync();
        var kinds = timeline["items"]!.AsArray().Select(item => item!["kind"]!.ToString()).ToList();

        Assert.Equal(status, view["status"]!.ToString());
        Assert.Equal(stages, view["stages"]!.AsArray().Where(stage => stage!["state"]!.ToString() != "ahead").Select(stage => stage!["id"]!.ToString()));
        Assert.Equal(decisions, await run.DecisionsAsync());
        Assert.Equal((run.Playbook.Playbook.Id, run.Playbook.Playbook.Version), ($"{view["playbook"]!["id"]}", $"{view["playbook"]!["version"]}"));
        Assert.Equal("intact", timeline["chain"]!.ToString());
        Assert.Equal(decisions.Length, kinds.Count(kind => kind == "gate.decided"));
        Assert.DoesNotContain("run.failed", kinds);
        Assert.DoesNotContain("mail.failed", kinds);
    }
}
