using Onboarding.Functions.Forms;
using Onboarding.Workflows.Language;
using Onboarding.Workflows.Playbooks;

namespace Onboarding.Functions.NewRun;

/// <summary>A row for each KPI of the playbook: its value before outsourcing, and a target in place of the playbook's.</summary>
internal sealed class KpiRows(RequestFields fields, Playbook playbook)
{
    /// <summary>The section.</summary>
    public FormSection Section()
    {
        var title = fields.Word("new-run.kpis");
        return new FormSection("kpis", title)
        {
            Hint = fields.Word("new-run.kpis-hint"),
            Problems = [.. fields.OfList("baseline", "kpis", title), .. fields.OfList("targets", "kpis", title)],
            Rows = [.. Placed("baseline").Zip(Placed("targets"), (before, target) => Row(before.Kpi, before.Path, target.Path))],
        };
    }

    private FormRow Row(Kpi kpi, string before, string target) => new(TitleOf(kpi),
    [
        Number($"{before}.value", "kpi-value"),
        fields.Count($"{before}.sampleSize", "kpi-sample") with { Minimum = "1" },
        .. kpi.Measure == KpiMeasure.Mean ? [Number($"{before}.deviation", "kpi-deviation")] : Array.Empty<FormField>(),
        fields.Of($"{before}.from", "kpi-from", FieldKind.Day),
        fields.Of($"{before}.to", "kpi-to", FieldKind.Day),
        Number($"{target}.target", "kpi-target"),
    ])
    {
        Hidden = [new($"{before}.kpi", kpi.Id), new($"{target}.kpi", kpi.Id)],
    };

    private FormField Number(string path, string name) => fields.Of(path, name, FieldKind.Number) with { Minimum = "0" };

    // In a share's unit 0.9 is written, which the number alone does not tell.
    private string TitleOf(Kpi kpi)
    {
        var unit = fields.Word($"kpi-unit.{kpi.Unit}");
        var name = $"{kpi.Name.In(fields.Language)} ({unit})";
        if (fields.Language == Languages.Chinese) name = $"{kpi.Name.In(fields.Language)}（{unit}）";
        return kpi.Target is { } target ? $"{name} · {ValueText.Of(PhraseValue.Of(target, kpi.Unit), fields.Language)}" : name;
    }

    // Where a KPI stands in the document; those that do not stand there yet come after it.
    private IEnumerable<(Kpi Kpi, string Path)> Placed(string list)
    {
        var places = Enumerable.Range(0, fields.Form.Length(list)).GroupBy(index => fields.Form.Text($"{list}[{index}].kpi")).ToDictionary(same => same.Key, same => same.First());
        var next = fields.Form.Length(list);
        foreach (var kpi in playbook.Kpis) yield return (kpi, $"{list}[{(places.TryGetValue(kpi.Id, out var place) ? place : next++)}]");
    }
}
