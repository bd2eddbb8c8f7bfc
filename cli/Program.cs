using System.Text;
using Onboarding.Cli;

Console.OutputEncoding = Encoding.UTF8;
return await CommandLine.RunAsync(args);
