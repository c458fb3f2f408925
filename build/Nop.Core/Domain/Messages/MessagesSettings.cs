using Nop.Core.Configuration;

namespace Nop.Core.Domain.Messages;

public class MessagesSettings : ISettings
{
    public bool UsePopupNotifications { get; set; }
    public bool UseDefaultEmailAccountForSendStoreOwnerEmails { get; set; }
}
