using System.Reflection;
using Onboarding.Bench.Cost.Model;

namespace Onboarding.Unit.Tests.Cost;

/// <summary>bench/Cost/prices.json and assumptions.json say where everything is from.</summary>
public sealed class PriceListTests
{
    private static readonly DateOnly Oldest = new(2024, 1, 1);

    private static readonly string[] Unknown = [PriceIds.SchedulerActions, PriceIds.SchedulerUnits];

    [Fact]
    public void Every_price_has_a_source_a_day_and_the_official_page() => Assert.All(Samples.Prices.Prices, price =>
    {
        Assert.Equal("https", price.Source.Scheme);
        Assert.Equal("azure.microsoft.com", price.Official.Host);
        Assert.True(price.AsOf >= Oldest, price.Id);
        Assert.All([price.What, price.Unit, price.Region], text => Assert.False(string.IsNullOrWhiteSpace(text), price.Id));
        Assert.True(price.Per > 0, price.Id);
    });

    [Fact]
    public void Every_price_that_the_model_uses_is_there_once() => Assert.Equal(
        typeof(PriceIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!).Order(),
        Samples.Prices.Prices.Select(price => price.Id).Order());

    [Fact]
    public void What_no_page_told_has_no_amount_and_everything_else_has_one() =>
        Assert.Equal(Unknown, Samples.Prices.Prices.Where(price => price.Amount is not > 0).Select(price => price.Id));

    [Fact]
    public void An_unknown_price_is_no_price_of_zero()
    {
        var expenses = Expenses.Of(PriceIds.SchedulerActions, 1_000_000);

        Assert.Null(Samples.Prices[PriceIds.SchedulerActions].Of(1_000_000));
        Assert.Equal(expenses.Items, expenses.Unpriced(Samples.Prices));
    }

    [Fact]
    public void A_price_that_the_reader_fills_in_counts()
    {
        var prices = Samples.Prices with
        {
            Prices = [.. Samples.Prices.Prices.Select(price => price.Id == PriceIds.SchedulerActions ? price with { Amount = 2 } : price)],
        };

        Assert.Equal(3, Expenses.Of(PriceIds.SchedulerActions, 1_500_000).Total(prices));
        Assert.Empty(Expenses.Of(PriceIds.SchedulerActions, 1_500_000).Unpriced(prices));
    }

    [Fact]
    public void A_price_is_for_so_many_units() => Assert.Equal(0.4m, Samples.Prices[PriceIds.Executions].Of(1_000_000));

    [Fact]
    public void Every_assumption_has_its_reason() => Assert.Equal(
        typeof(Assumptions).GetProperties().Where(property => property.PropertyType == typeof(double)).Select(property => property.Name).Order(),
        Samples.Assumed.Why.Where(why => why.Value.Length > 0).Select(why => char.ToUpperInvariant(why.Key[0]) + why.Key[1..]).Order());
}
