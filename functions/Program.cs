using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Onboarding.Functions;
using Onboarding.Functions.Http;
using Onboarding.Functions.Requests;
using Onboarding.Functions.SignIn;
using Onboarding.Functions.Telemetry;
using Onboarding.Workflows;

var builder = FunctionsApplication.CreateBuilder(args);
try
{
    builder.Services.AddSingleton(SignInSettings.Read(builder.Configuration));
}
catch (InvalidDataException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}

builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<AnswerCounting>();
builder.UseMiddleware<ProblemMiddleware>();
builder.UseMiddleware<LinkLimits>();
builder.UseMiddleware<SignInMiddleware>();
builder.UseMiddleware<RunAccessMiddleware>();
builder.UseMiddleware<ConditionalRequests>();
builder.UseMiddleware<RepeatedRequests>();
builder.Services.AddOnboardingWorkflows(builder.Configuration).AddOnboardingApi().AddOnboardingTelemetry(builder.Configuration);
await builder.Build().RunAsync();
return 0;
