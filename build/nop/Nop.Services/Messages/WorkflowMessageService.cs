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

// Alive in the few steps between a template and the queue, so that a host sees the plugin's own mails.
public class WorkflowMessageService : IWorkflowMessageService
{
    protected readonly IEmailAccountService _emailAccountService;
    protected readonly IEventPublisher _eventPublisher;
    protected readonly ILanguageService _languageService;
    protected readonly ILocalizationService _localizationService;
    protected readonly IMessageTemplateService _messageTemplateService;
    protected readonly IMessageTokenProvider _messageTokenProvider;
    protected readonly IQueuedEmailService _queuedEmailService;
    protected readonly IStoreContext _storeContext;
    protected readonly IStoreService _storeService;
    protected readonly ITokenizer _tokenizer;

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
        _emailAccountService = emailAccountService;
        _eventPublisher = eventPublisher;
        _languageService = languageService;
        _localizationService = localizationService;
        _messageTemplateService = messageTemplateService;
        _messageTokenProvider = messageTokenProvider;
        _queuedEmailService = queuedEmailService;
        _storeContext = storeContext;
        _storeService = storeService;
        _tokenizer = tokenizer;
    }

    protected virtual async Task<int> EnsureLanguageIsActiveAsync(int languageId, int storeId)
    {
        var languages = await _languageService.GetAllLanguagesAsync(storeId: storeId);
        return (languages.FirstOrDefault(x => x.Id == languageId) ?? languages.First()).Id;
    }

    protected virtual async Task<IList<MessageTemplate>> GetActiveMessageTemplatesAsync(string messageTemplateName, int storeId) =>
        (await _messageTemplateService.GetMessageTemplatesByNameAsync(messageTemplateName, storeId)).Where(x => x.IsActive).ToList();

    protected virtual async Task<EmailAccount> GetEmailAccountOfMessageTemplateAsync(MessageTemplate messageTemplate, int languageId) =>
        await _emailAccountService.GetEmailAccountByIdAsync(messageTemplate.EmailAccountId) ?? (await _emailAccountService.GetAllEmailAccountsAsync()).First();

    public virtual async Task<int> SendNotificationAsync(
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
        bool ignoreDelayBeforeSend = false)
    {
        var email = new QueuedEmail
        {
            Priority = QueuedEmailPriority.High,
            From = fromEmail ?? emailAccount.Email,
            FromName = fromName ?? emailAccount.DisplayName,
            To = toEmailAddress,
            ToName = toName,
            ReplyTo = replyToEmailAddress,
            ReplyToName = replyToName,
            Subject = _tokenizer.Replace(subject ?? await _localizationService.GetLocalizedAsync(messageTemplate, mt => mt.Subject, languageId), tokens, htmlEncode: false),
            Body = _tokenizer.Replace(await _localizationService.GetLocalizedAsync(messageTemplate, mt => mt.Body, languageId), tokens, htmlEncode: true),
            AttachmentFilePath = attachmentFilePath,
            AttachmentFileName = attachmentFileName,
            CreatedOnUtc = TimeProvider.System.GetUtcNow().UtcDateTime,
            EmailAccountId = emailAccount.Id
        };
        await _queuedEmailService.InsertQueuedEmailAsync(email);
        return email.Id;
    }
}
