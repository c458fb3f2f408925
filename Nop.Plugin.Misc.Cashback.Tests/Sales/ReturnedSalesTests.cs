using Moq;
using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Cashback.Sales;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Salon.Returns;
using Nop.Services.Catalog;

namespace Nop.Plugin.Misc.Cashback.Tests.Sales;

/// <summary>What a refusal of a sale is called where a file brought the sale.</summary>
sealed class ReturnedSalesTests
{
    [TestCase(SalonRefusal.CreditOffToday, ReturnOutcome.CreditRefused)]
    [TestCase(SalonRefusal.NotEntitled, ReturnOutcome.CreditRefused)]
    [TestCase(SalonRefusal.Altered, ReturnOutcome.Altered)]
    public async Task A_sale_that_is_refused_is_a_difference(SalonRefusal refusal, ReturnOutcome outcome)
    {
        var sales = new Mock<ISalonSales>();
        sales.Setup(it => it.RecordAsync(It.IsAny<SaleRequest>(), It.IsAny<bool>())).ReturnsAsync(SaleResult.Refused(refusal));
        var recorder = new ReturnedSales(sales.Object, Mock.Of<IProductService>(), Mock.Of<ICategoryService>(), Mock.Of<IStoreContext>());
        Assert.That(await recorder.TryAsync(1, [new ReturnRow { Receipt = "R-1", Amount = 1_00, Quantity = 1, IsSale = true }], 1, DateTime.UnixEpoch, new CreditBefore(0, 0)), Is.EqualTo(outcome));
    }
}
