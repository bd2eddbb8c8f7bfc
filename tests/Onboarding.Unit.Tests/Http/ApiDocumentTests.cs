using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Onboarding.Functions;
using Onboarding.Functions.OpenApi;

namespace Onboarding.Unit.Tests.Http;

/// <summary>The API's description is made of the code; what the code has, it must tell, and nothing else.</summary>
public sealed class ApiDocumentTests
{
    private static readonly JsonObject Document = ApiDocument.Current;

    [Fact]
    public void Every_route_of_the_API_is_described_and_nothing_else()
    {
        var routes = from method in typeof(RunFunctions).Assembly.GetTypes().SelectMany(type => type.GetMethods())
                     from parameter in method.GetParameters()
                     let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
                     where trigger?.Route?.StartsWith("api/v1/", StringComparison.Ordinal) == true
                     from verb in trigger.Methods!
                     select $"{verb} /{trigger.Route}";

        var described = from path in Document["paths"]!.AsObject()
                        from operation in path.Value!.AsObject()
                        select $"{operation.Key} {path.Key}";

        Assert.Equal(routes.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_operation_says_what_it_does_what_it_takes_and_what_it_answers()
    {
        string[] withoutBody = ["replayEvent", "handOverOnboarding", "resendRequest", "confirmSubmission", "resumeOnboarding", "inviteVendorContactAgain", "revokeVendorContact", "releaseHold"];

        Assert.All(Operations(), operation =>
        {
            var id = operation["operationId"]!.ToString();
            Assert.True(operation["summary"]!.ToString().Contains(' ', StringComparison.Ordinal), $"{id} has no comment.");
            Assert.True(operation["responses"]!.AsObject().Any(one => one.Key.StartsWith('2')), $"Say by [Answers] what {id} answers.");
            var verb = operation.Parent!.AsObject().First(one => ReferenceEquals(one.Value, operation)).Key;
            if (verb != "get" && !withoutBody.Contains(id)) Assert.True(operation["requestBody"] is not null, $"Say by [Takes] what {id} takes.");
        });
    }

    [Fact]
    public void Every_record_that_is_taken_has_an_example_and_every_example_is_of_one()
    {
        // What the mail provider sends, signed, nobody writes by hand.
        var taking = ApiDocument.Routes.Where(route => ApiOperation.InputOf(route) is not null).Select(ApiOperation.IdOf).Except(["takeMailEvents"]);

        Assert.Equal(taking.Order(StringComparer.Ordinal), ApiDocument.Examples.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        var references = All(Document).OfType<JsonObject>().Select(one => one["$ref"]).OfType<JsonValue>().Select(one => one.GetValue<string>()).ToList();

        Assert.NotEmpty(references);
        Assert.All(references.Distinct(), reference =>
            Assert.True(reference.TrimStart('#', '/').Split('/').Aggregate((JsonNode?)Document, (node, part) => node?[part]) is not null, reference));
    }

    [Fact]
    public void A_schema_has_the_rules_by_which_input_is_checked_and_the_words_of_the_code()
    {
        var vendor = Document["components"]!["schemas"]!["VendorInput"]!;

        Assert.False(vendor["additionalProperties"]!.GetValue<bool>());
        var required = vendor["required"]!.AsArray().Select(one => one!.ToString()).ToList();
        Assert.Contains("name", required);
        // The path says it.
        Assert.DoesNotContain("id", required);
        Assert.False(string.IsNullOrEmpty(vendor["properties"]!["name"]!["description"]?.ToString()));
        Assert.Contains("running", Document["components"]!["parameters"]!["status"]!["schema"]!["enum"]!.AsArray().Select(one => one!.ToString()));
    }

    private static IEnumerable<JsonObject> Operations() =>
        Document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => operation.Value!.AsObject());

    private static IEnumerable<JsonNode> All(JsonNode node) => node switch
    {
        JsonObject members => members.Select(member => member.Value).OfType<JsonNode>().SelectMany(All).Prepend(node),
        JsonArray items => items.OfType<JsonNode>().SelectMany(All).Prepend(node),
        _ => [node],
    };
}
