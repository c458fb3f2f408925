using Nop.Core.Domain.Common;
using Nop.Plugin.Misc.Cashback.Files;

namespace Nop.Plugin.Misc.Cashback.Messages;

/// <summary>Writes a list for tools that send SMS: clients with something to spend and a phone number, their own or that of their billing address, and the sentence about it in the language of each. Who switched off letters about credit that ends is not in it.</summary>
public interface IReminderFile
{
    /// <summary>Writes it as CSV.</summary>
    /// <param name="output">Where to; it stays open.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    /// <returns>The number of rows.</returns>
    Task<int> WriteAsync(Stream output, CancellationToken cancellationToken);
}

/// <inheritdoc cref="IReminderFile"/>
sealed class ReminderFile(IWalletQueries wallets, IWalletDirectory directory, IRepository<Address> addresses, LetterChoices choices, CreditSentence sentence) : IReminderFile
{
    const int PageSize = 200;

    static readonly FileColumns<Row> s_columns = new FileColumns<Row>("1").Text("name", row => row.Name).Code("phone", row => row.Phone).Text("text", row => row.Text);

    public Task<int> WriteAsync(Stream output, CancellationToken cancellationToken) => s_columns.WriteAsync(output, new CsvFormat(), RowsAsync(), cancellationToken);

    async IAsyncEnumerable<Row> RowsAsync()
    {
        var currency = (await directory.GetCurrencyAsync()).Code;
        for (var after = 0; await wallets.PageAsync(currency, after, PageSize) is { Count: > 0 } page; after = page[^1].Id)
        {
            var off = await choices.AmongAsync(ClientLetterKind.CreditEnds, [.. page.Select(wallet => wallet.CustomerId)]);
            foreach (var wallet in page.Where(wallet => wallet.Available > 0 && !off.Contains(wallet.CustomerId)))
            {
                if (await directory.GetAsync(wallet.Id) is { Customer: { } customer } && ClientAccount.IsOpen(customer) && await PhoneAsync(customer) is { } phone
                    && await sentence.OfAsync(new WalletKey(wallet.CustomerId, wallet.StoreId, wallet.CurrencyCode), customer.LanguageId ?? 0) is { Length: > 0 } text)
                    yield return new($"{customer.FirstName} {customer.LastName}".Trim(), phone, text);
            }
        }
    }

    // A new shop asks for a number with the address of an order, and for none with the account.
    async Task<string?> PhoneAsync(Customer customer)
    {
        var own = Dialled(customer.Phone);
        if (own.Length == 0 && customer.BillingAddressId is { } address)
            own = Dialled((await addresses.GetByIdAsync(address))?.PhoneNumber);
        return own.Length > 0 ? own : null;
    }

    // What is dialled: people write brackets, blanks and worse.
    static string Dialled(string? phone) => string.Concat((phone ?? "").Where(char.IsAsciiDigit)) is { Length: > 0 } digits ? (phone!.TrimStart().StartsWith('+') ? "+" : "") + digits : "";

    sealed record Row(string Name, string Phone, string Text);
}
