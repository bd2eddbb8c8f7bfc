using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Onboarding.Functions;
using Onboarding.Functions.Http;
using Onboarding.Workflows;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<ProblemMiddleware>();
builder.UseMiddleware<LinkLimits>();
builder.Services.AddOnboardingWorkflows(builder.Configuration).AddOnboardingApi();
await builder.Build().RunAsync();
