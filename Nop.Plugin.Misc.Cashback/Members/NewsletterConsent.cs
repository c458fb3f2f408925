using Nop.Core.Domain.Messages;

namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Who may be sent advertising: who subscribed to the shop's newsletter.</summary>
sealed class NewsletterConsent(IRepository<NewsLetterSubscription> subscriptions)
{
    /// <summary>Whether a client subscribed.</summary>
    public Task<bool> IsGivenAsync(Customer customer)
    {
        var email = customer.Email;
        return subscriptions.Table.AnyAsync(row => row.Active && row.Email == email);
    }
}
