using Azure;
using Microsoft.DurableTask;
using Onboarding.Workflows.Storage;

namespace Onboarding.Unit.Tests.Storage;

public sealed class StorageRetryTests
{
    [Fact]
    public void A_fault_in_data_or_code_is_not_tried_again() => Assert.All(
        new Exception[] { new OverflowException(), new DivideByZeroException(), new InvalidDataException(), new ArgumentNullException(), new RunNotFoundException("run-1") },
        fault => Assert.False(StorageRetry.IsWorthRepeating(TaskFailureDetails.FromException(fault)), fault.GetType().Name));

    [Fact]
    public void Storage_that_fails_is_tried_again() =>
        Assert.True(StorageRetry.IsWorthRepeating(TaskFailureDetails.FromException(new RequestFailedException(412, "others were faster"))));
}
