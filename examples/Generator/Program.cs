using Onboarding.Examples;

// Writes examples/retailer-sale-season anew; the result is the same on every machine.
var examples = ExampleFolder.Find();
var files = RetailerSaleSeason.Files(ExampleFolder.ReadPlaybook(examples));
var target = Path.Combine(examples, RetailerSaleSeason.Folder);
foreach (var (path, content) in files)
{
    var file = Path.Combine(target, path);
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    File.WriteAllText(file, content);
}

Console.WriteLine($"{files.Count} files in {target}");
return 0;
