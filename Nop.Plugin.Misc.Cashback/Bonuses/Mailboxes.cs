namespace Nop.Plugin.Misc.Cashback.Bonuses;

/// <summary>
/// Recognises the mailbox of who opened an account before, also when that account and its address are gone: what is kept is a hash with a secret of the shop, from which no
/// address can be read. Which spellings are one mailbox is said by <see cref="ContactKey.Email"/>.
/// </summary>
public sealed class Mailboxes(ISettingService settings)
{
    const int SecretLength = 64;

    // As many as tell mailboxes apart and fit into the ledger's keys.
    const int HashBytes = 16;

    /// <summary>The hash of a client's mailbox, lower-case hexadecimal; null: the client gave no address.</summary>
    public async Task<string?> HashAsync(Customer customer)
    {
        return ContactKey.Email(customer.Email) is { Length: > 0 } mailbox
            ? Convert.ToHexStringLower(HMACSHA256.HashData(Convert.FromHexString(await SecretAsync()), Encoding.UTF8.GetBytes(mailbox)).AsSpan(0, HashBytes))
            : null;
    }

    /// <summary>Makes the secret where there is none: with the installation, before several nodes could make one each.</summary>
    public Task EnsureSecretAsync() => SecretAsync();

    async Task<string> SecretAsync()
    {
        var kept = await settings.LoadSettingAsync<CashbackKeptSettings>();
        if (kept.MailboxSecret.Length > 0)
            return kept.MailboxSecret;

        kept.MailboxSecret = RandomNumberGenerator.GetHexString(SecretLength, lowercase: true);
        await settings.SaveSettingAsync(kept, row => row.MailboxSecret);
        return kept.MailboxSecret;
    }
}
