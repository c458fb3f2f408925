using Nop.Core;
using Nop.Core.Domain.Common;
using Nop.Core.Domain.Messages;
using Nop.Core.Events;
using Nop.Services.Affiliates;
using Nop.Services.Catalog;
using Nop.Services.Common;
using Nop.Services.Customers;
using Nop.Services.Localization;
using Nop.Services.Orders;
using Nop.Services.Stores;

namespace Nop.Services.Messages;

public class WorkflowMessageService : IWorkflowMessageService
{
    public WorkflowMessageService(
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
        MessagesSettings messagesSettings)
    {
    }

    protected virtual Task<int> EnsureLanguageIsActiveAsync(int languageId, int storeId) => throw new NotSupportedException();

    protected virtual Task<IList<MessageTemplate>> GetActiveMessageTemplatesAsync(
        string messageTemplateName,
        int storeId) => throw new NotSupportedException();

    protected virtual Task<EmailAccount> GetEmailAccountOfMessageTemplateAsync(
        MessageTemplate messageTemplate,
        int languageId) => throw new NotSupportedException();

    public virtual Task<int> SendNotificationAsync(
        MessageTemplate messageTemplate,
        EmailAccount emailAccount,
        int languageId,
        IList<Token> tokens,
        string toEmailAddress,
        string toName,
        string attachmentFilePath = null,
        string attachmentFileName = null,
        string replyToEmailAddress = null,
        string replyToName = null,
        string fromEmail = null,
        string fromName = null,
        string subject = null,
        bool ignoreDelayBeforeSend = false) => throw new NotSupportedException();
}
