using Onboarding.Runtime.Tests.DurableTask.Crash;

return await CrashWorker.RunAsync(args);
