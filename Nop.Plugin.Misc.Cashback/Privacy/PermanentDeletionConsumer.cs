using Nop.Core.Domain.Gdpr;
using Nop.Services.Events;

namespace Nop.Plugin.Misc.Cashback.Privacy;

/// <summary>Follows the shop's permanent deletion of a customer: by staff, at the customer's wish, or of accounts that nobody has used for long. What it cannot do at once the task does.</summary>
sealed class PermanentDeletionConsumer(IPersonErasure erasure) : IConsumer<CustomerPermanentlyDeleted>
{
    public Task HandleEventAsync(CustomerPermanentlyDeleted eventMessage) => erasure.EraseAsync(eventMessage.CustomerId, CancellationToken.None);
}
