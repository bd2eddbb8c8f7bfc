using System.Text;
using System.Text.Json.Nodes;
using Onboarding.Functions.SignIn;

namespace Onboarding.Unit.Tests.SignIn;

public sealed class AppServicePrincipalTests
{
    private const string EmailAddress = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";
    private const string LongRole = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role";

    [Fact]
    public void The_claims_say_who_signed_in() => Assert.Equal(
        new Caller("Mei Lin Tan", "mei@harbour-pine.example", CallerRole.Manager) { Source = CallerSource.AppService },
        Read(("name", "Mei Lin Tan"), ("preferred_username", "mei@harbour-pine.example"), ("roles", "manager")));

    [Theory]
    [InlineData("email")]
    [InlineData(EmailAddress)]
    public void The_address_may_stand_in_another_claim(string type) => Assert.Equal("mei@example.com", Read(("name", "Mei"), (type, "mei@example.com"))!.Email);

    [Fact]
    public void A_user_name_that_is_no_address_is_none() =>
        Assert.Equal("mei@example.com", Read(("name", "Mei"), ("preferred_username", "MEI01"), ("email", "mei@example.com"))!.Email);

    [Fact]
    public void Of_several_roles_the_one_that_may_most_counts_whatever_its_case() =>
        Assert.Equal(CallerRole.Admin, Read(("name", "Mei"), ("roles", "viewer"), (LongRole, "Admin"), ("roles", "payroll"))!.Role);

    [Fact]
    public void Somebody_without_a_role_of_ours_has_none() => Assert.Equal(CallerRole.None, Read(("name", "Mei"), ("roles", "payroll"))!.Role);

    [Fact]
    public void A_program_that_signed_in_is_known_by_its_id() => Assert.Equal("0f3c", Read(("appid", "0f3c"), ("roles", "viewer"))!.Name);

    [Fact]
    public void Without_a_name_the_address_stands_for_it() => Assert.Equal("mei@example.com", Read(("preferred_username", "mei@example.com"))!.Name);

    [Fact]
    public void What_goes_into_pages_and_audit_is_a_line() => Assert.Equal("MeiTan", Read(("name", " Mei\r\nTan\u0000 "))!.Name);

    [Fact]
    public void A_claim_that_is_no_pair_of_texts_is_passed_over() => Assert.Equal("Mei", AppServicePrincipal.Read(Encoded(
        """{"claims":[1,null,"x",{"typ":"name"},{"typ":"name","val":7},{"typ":"name","val":"   "},{"typ":"name","val":"Mei"}]}"""))!.Name);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("eyJjbGFpbXMiOlt7")]
    public void A_header_that_cannot_be_read_is_nobody(string? header) => Assert.Null(AppServicePrincipal.Read(header));

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("""{"claims":{}}""")]
    [InlineData("""{"claims":[]}""")]
    [InlineData("""{"claims":[{"typ":"roles","val":"admin"}]}""")]
    public void A_document_that_names_nobody_is_nobody(string document) => Assert.Null(AppServicePrincipal.Read(Encoded(document)));

    [Fact]
    public void A_name_without_end_is_none() => Assert.Null(Read(("name", new string('x', 10_000))));

    private static Caller? Read(params (string Type, string Value)[] claims) => AppServicePrincipal.Read(Encoded(new JsonObject
    {
        ["auth_typ"] = "aad",
        ["claims"] = new JsonArray([.. claims.Select(claim => new JsonObject { ["typ"] = claim.Type, ["val"] = claim.Value })]),
    }.ToJsonString()));

    private static string Encoded(string document) => Convert.ToBase64String(Encoding.UTF8.GetBytes(document));
}
