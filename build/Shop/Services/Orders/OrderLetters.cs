using Nop.Core.Domain.Common;
using Nop.Core.Domain.Messages;
using Nop.Core.Events;
using Nop.Services.Affiliates;
using Nop.Services.Catalog;
using Nop.Services.Common;
using Nop.Services.Localization;
using Nop.Services.Messages;
using Nop.Services.Orders;
using Nop.Services.Stores;

namespace Cashback.Preview.Services;

/// <summary>The shop's own letter about a placed order. A new shop has its template switched off, as nobody reads its letters.</summary>
public sealed class OrderLetters(
    CommonSettings commonSettings,
    EmailAccountSettings emailAccountSettings,
    IAddressService addressService,
    IAffiliateService affiliateService,
    ICustomerService customerService,
    IEmailAccountService emailAccountService,
    IEventPublisher eventPublisher,
    ILanguageService languageService,
    ILocalizationService localizationService,
    IMessageTemplateService messageTemplateService,
    IMessageTokenProvider messageTokenProvider,
    IOrderService orderService,
    IProductService productService,
    IQueuedEmailService queuedEmailService,
    IStoreContext storeContext,
    IStoreService storeService,
    ITokenizer tokenizer,
    MessagesSettings messagesSettings) : WorkflowMessageService(commonSettings, emailAccountSettings, addressService, affiliateService, customerService, emailAccountService,
        eventPublisher, languageService, localizationService, messageTemplateService, messageTokenProvider, orderService, productService, queuedEmailService,
        storeContext, storeService, tokenizer, messagesSettings)
{
    /// <summary>Name of the template, nopCommerce's own.</summary>
    public const string Placed = "OrderPlaced.CustomerNotification";

    /// <summary>Writes to the customer that an order was placed, in the order's language.</summary>
    public async Task SendPlacedAsync(Order order, string email)
    {
        if (string.IsNullOrEmpty(email))
            return;

        var languageId = await EnsureLanguageIsActiveAsync(order.CustomerLanguageId, order.StoreId);
        foreach (var template in await GetActiveMessageTemplatesAsync(Placed, order.StoreId))
        {
            var tokens = new List<Token>();
            await _messageTokenProvider.AddOrderTokensAsync(tokens, order, languageId);
            await SendNotificationAsync(template, await GetEmailAccountOfMessageTemplateAsync(template, languageId), languageId, tokens, email, "");
        }
    }
}
