using Microsoft.AspNetCore.Mvc;
using Nop.Core.Events;
using Nop.Services.Catalog;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Web.Controllers;

namespace Cashback.Preview.Web.Controllers;

/// <summary>Reviews of products; each is approved at once.</summary>
[AutoValidateAntiforgeryToken]
public sealed class ReviewController(IProductService products, ICustomerService customers, IRepository<ProductReview> reviews, IWorkContext work, IStoreContext stores,
    IEventPublisher events, ILocalizationService localization, INotificationService notifications, TimeProvider clock) : BasePublicController
{
    const int MostText = 2000;

    /// <summary>Keeps a review.</summary>
    [HttpPost]
    public async Task<IActionResult> Write(int id, string? text)
    {
        var customer = await work.GetCurrentCustomerAsync();
        if (!await customers.IsRegisteredAsync(customer))
            return Challenge();
        if (await products.GetProductByIdAsync(id) is not { Published: true, Deleted: false } product)
            return InvokeHttp404();
        var review = new ProductReview
        {
            CustomerId = customer.Id,
            ProductId = product.Id,
            StoreId = (await stores.GetCurrentStoreAsync()).Id,
            IsApproved = true,
            Rating = 5,
            Title = product.Name,
            ReviewText = text is { Length: > MostText } ? text[..MostText] : text,
            CreatedOnUtc = clock.GetUtcNow().UtcDateTime,
        };
        await reviews.InsertAsync(review);
        await events.PublishAsync(new ProductReviewApprovedEvent(review));
        notifications.SuccessNotification(await localization.GetResourceAsync("Reviews.Thanks"));
        return RedirectToRoute("Product", new { id });
    }
}
