namespace Onboarding.Bench.Cost.Model;

/// <summary>So many units of something that has a price.</summary>
internal sealed record Expense(string PriceId, double Units);

/// <summary>What something costs, by price.</summary>
internal sealed record Expenses(IReadOnlyList<Expense> Items)
{
    public static Expenses None { get; } = new([]);

    public static Expenses Of(StorageWork work) => new(
    [
        new(PriceIds.TableOperations, work.Table),
        new(PriceIds.QueueOperations, work.Queue),
        new(PriceIds.BlobWrites, work.BlobWrites),
        new(PriceIds.BlobReads, work.BlobReads),
        new(PriceIds.BlobOthers, work.BlobOthers),
    ]);

    public static Expenses Of(FlexUsage usage) => new([new(PriceIds.Executions, usage.Executions), new(PriceIds.GbSeconds, usage.GbSeconds)]);

    public static Expenses Of(string priceId, double units) => new([new(priceId, units)]);

    public double UnitsOf(string priceId) => Items.Where(item => item.PriceId == priceId).Sum(item => item.Units);

    /// <summary>What those whose price is known come to.</summary>
    public decimal Total(PriceList prices) => Items.Sum(item => prices[item.PriceId].Of(item.Units) ?? 0);

    /// <summary>Those whose price is not known, which come on top.</summary>
    public IEnumerable<Expense> Unpriced(PriceList prices) => Items.Where(item => item.Units > 0 && prices[item.PriceId].Amount is null);

    public static Expenses operator +(Expenses one, Expenses other) => new(
    [
        .. one.Items.Concat(other.Items).GroupBy(item => item.PriceId).Select(group => new Expense(group.Key, group.Sum(item => item.Units))),
    ]);

    public static Expenses operator *(Expenses expenses, double times) => new([.. expenses.Items.Select(item => item with { Units = item.Units * times })]);
}
