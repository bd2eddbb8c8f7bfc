using Onboarding.Cli;
using Onboarding.Cli.Doctor;

namespace Onboarding.Unit.Tests.Cli;

public sealed class DoctorTests
{
    private static readonly Texts English = Texts.In(Texts.English);
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("v20.1.0", true)]
    [InlineData("v18.19.1", false)]
    [InlineData("odd", false)]
    [InlineData(null, false)]
    public void Node_must_be_there_and_new_enough(string? version, bool isFine)
    {
        var finding = NodeCheck.Judge(version, English);

        Assert.Equal(isFine ? FindingState.Fine : FindingState.Wrong, finding.State);
        Assert.Equal(isFine, finding.Remedy is null);
    }

    [Fact]
    public void Who_listens_on_a_port_is_read_from_the_tables_of_the_kernel()
    {
        string[] table =
        [
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
            "   0: 0100007F:1B9F 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0 100 0 0 10 0",
            "   1: 0100007F:1B9F 0100007F:C001 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 0 100 0 0 10 0",
            "   2: 0100007F:0401 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4713 1 0 100 0 0 10 0",
        ];

        Assert.Equal(["4711"], PortHolder.InodesOf(table, 7071));
    }

    [Theory]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=a+b==;EndpointSuffix=core.windows.net", "https://shop.table.core.windows.net/")]
    [InlineData("TableEndpoint=http://127.0.0.1:10102/devstoreaccount1;AccountName=x", "http://127.0.0.1:10102/devstoreaccount1")]
    [InlineData("nonsense", null)]
    [InlineData("AccountKey=secret", null)]
    public void The_storages_tables_are_where_the_connection_string_says(string connection, string? expected) =>
        Assert.Equal(expected is null ? null : new Uri(expected), StorageCheck.TableEndpointOf(connection));

    [Theory]
    [InlineData("220", false, false, true)]
    [InlineData("SSH", false, false, false)]
    [InlineData("", false, false, false)]
    [InlineData("", true, false, true)]
    [InlineData(null, false, false, false)]
    [InlineData(null, false, true, true)]
    public void A_mail_server_greets_as_one_and_the_local_inbox_may_be_down(string? said, bool isSilent, bool isInbox, bool isFine) =>
        Assert.Equal(isFine ? FindingState.Fine : FindingState.Wrong, MailServerCheck.Judge(said, isSilent, isInbox, "mail.example:25", English).State);

    [Theory]
    [InlineData("Mail:Provider is 'pigeon'", "Mail:Provider=pigeon")]
    [InlineData("Mail:SendGrid:ApiKey is not set", "Mail:Provider=sendgrid")]
    [InlineData("the password would go out in clear", "Mail:Smtp:Security=none", "Mail:Smtp:User=me")]
    [InlineData("Mail:Smtp:Security is 'ssl'", "Mail:Smtp:Security=ssl")]
    [InlineData("Onboarding:BaseUrl is 'example.com'", "Onboarding:BaseUrl=example.com")]
    [InlineData("listens beyond this machine but has no key", "ASPNETCORE_URLS=http://0.0.0.0:80")]
    [InlineData("listens beyond this machine but nobody signs in", "Kestrel:Endpoints:Http:Url=http://0.0.0.0:80", "Runtime:Keys:default=long")]
    [InlineData("/no/such/folder, which is not there", "Onboarding:CalendarFolder=/no/such/folder")]
    public void Settings_that_do_not_go_together_are_told_with_a_remedy(string expected, params string[] settings)
    {
        var findings = SettingsCheck.Of(Here(settings), English).Where(finding => finding.State == FindingState.Wrong).ToList();

        Assert.Contains(findings, finding => finding.What.Contains(expected, StringComparison.Ordinal) && finding.Remedy!.Length > 0);
    }

    [Theory]
    [InlineData]
    [InlineData("ASPNETCORE_URLS=http://127.0.0.1:80;http://[::1]:80")]
    [InlineData("ASPNETCORE_URLS=http://+:80", "Runtime:Keys:default=long", "SignIn:Provider=appService", "WEBSITE_AUTH_ENABLED=true")]
    public void Settings_that_go_together_are_fine(params string[] settings) =>
        Assert.Equal(FindingState.Fine, Assert.Single(SettingsCheck.Of(Here(settings), English)).State);

    [Fact]
    public void Calendars_must_know_this_year_and_should_know_the_one_in_which_a_run_ends()
    {
        Dictionary<int, bool> Years(params (int, bool)[] years) => years.ToDictionary(year => year.Item1, year => year.Item2);

        var fine = CalendarCheck.Judge(new Dictionary<string, Dictionary<int, bool>> { ["DE"] = Years((2026, true), (2027, true)) }, Now, English);
        var early = CalendarCheck.Judge(new Dictionary<string, Dictionary<int, bool>> { ["DE"] = Years((2026, true)) }, Now.AddMonths(-9), English);
        var poor = CalendarCheck.Judge(
            new Dictionary<string, Dictionary<int, bool>> { ["CN"] = Years((2026, true), (2027, false)), ["DE"] = Years((2025, true)) }, Now, English).ToList();

        Assert.Equal([FindingState.Fine], fine.Concat(early).Select(finding => finding.State).Distinct());
        Assert.Equal([FindingState.Wrong, FindingState.Notice, FindingState.Notice], poor.Select(finding => finding.State));
        Assert.Equal(["No holidays of 2026 for: DE", "No holidays of 2027 for: DE", "Holidays of 2027 are not all announced for: CN"], poor.Select(finding => finding.What));
    }

    [Fact]
    public void A_clock_is_off_when_the_storage_says_another_time_or_data_is_from_the_future()
    {
        Assert.Equal(FindingState.Fine, ClockCheck.Judge(Now, Now.AddMinutes(2), Now.AddHours(-1), English).State);
        Assert.Equal(FindingState.Fine, ClockCheck.Judge(Now, null, null, English).State);
        Assert.Equal(FindingState.Wrong, ClockCheck.Judge(Now, Now.AddMinutes(-6), null, English).State);
        Assert.Equal(FindingState.Wrong, ClockCheck.Judge(Now, null, Now.AddHours(1), English).State);
    }

    [Fact]
    public void A_folder_that_is_not_there_yet_is_tried_above_and_nothing_is_left_behind()
    {
        var folder = Directory.CreateTempSubdirectory("onboard-doctor-");

        Assert.True(FoldersCheck.IsWritable(Path.Combine(folder.FullName, "a", "b")));
        Assert.Empty(folder.EnumerateFileSystemInfos());
        Assert.False(FoldersCheck.IsWritable("/proc/no"));
        folder.Delete();
    }

    private static Surroundings Here(params string[] settings) => new(
        null, new Uri("http://127.0.0.1:7071"), settings.Select(one => one.Split('=', 2)).ToDictionary(one => one[0], one => one[1], StringComparer.OrdinalIgnoreCase), Now);
}
