namespace Nop.Plugin.Misc.Cashback.Sales;

/// <summary>How sending a slip ended.</summary>
public enum SlipSending
{
    /// <summary>The letter is on its way.</summary>
    Sent,

    /// <summary>It had been sent, by this page or a moment ago, or often enough.</summary>
    SentBefore,

    /// <summary>The client has no e-mail address, or the owner has switched the letter off.</summary>
    NoAddress,

    /// <summary>There is no such slip, or not at a branch of the clerk's.</summary>
    Unknown,
}

/// <summary>Sends slips of takings, sales and their returns to the client's own address.</summary>
public interface ISlipLetters
{
    /// <summary>Sends a slip as it is now.</summary>
    /// <param name="act">The act that took the credit or recorded the sale.</param>
    /// <param name="number">Which letter with the slip it is to be (<see cref="SentSlips.BeginAsync"/>).</param>
    /// <param name="actorId">The clerk.</param>
    Task<SlipSending> SendAsync(string act, int number, int actorId);
}

/// <inheritdoc cref="ISlipLetters"/>
sealed class SlipLetters(ISalonSales sales, IRedemptions redemptions, IVoucherService vouchers, IWalletDirectory wallets, IBranchService branches, BranchStaff staff, SentSlips sent, ISalonLetters letters) : ISlipLetters
{
    public async Task<SlipSending> SendAsync(string act, int number, int actorId)
    {
        act = StoredText.WithoutNull(act) ?? "";
        if (await FindAsync(act, actorId) is not var (slip, walletId, storeId))
            return SlipSending.Unknown;
        if (await wallets.GetAsync(walletId) is not { Customer: { Deleted: false } customer } || string.IsNullOrWhiteSpace(customer.Email))
            return SlipSending.NoAddress;
        if (await sent.BeginAsync(act, number, actorId) is not { } row)
            return SlipSending.SentBefore;

        var isSent = false;
        try
        {
            isSent = await letters.SlipAsync(customer, storeId, slip);
        }
        finally
        {
            // Also where the queue of letters threw: what was not sent can be sent again.
            if (!isSent)
                await sent.ForgetAsync(row);
        }

        return isSent ? SlipSending.Sent : SlipSending.NoAddress;
    }

    async Task<(SalonSlip Slip, int WalletId, int StoreId)?> FindAsync(string act, int actorId) =>
        await sales.FindByActAsync(act) is { } sale ? await OfSaleAsync(sale, actorId)
        : await redemptions.FindAsync(act) is { } taken ? await OfTakingAsync(taken, actorId)
        : null;

    async Task<(SalonSlip, int, int)?> OfSaleAsync(RecordedSale sale, int actorId)
    {
        var row = sale.Sale;
        if (!await staff.MayAsync(actorId, row.BranchId))
            return null;

        var branch = await branches.GetByIdAsync(row.BranchId);
        return (new(PlaceOf(branch), row.Receipt, row.SoldOnUtc.AsUtc(), CurrencySpec.For(sale.Wallet.CurrencyCode), row.Credit)
        {
            Zone = branch?.Zone,
            Sale = new([.. sale.Lines.Select(line => (line.Name, line.Amount))], row.Gross, sale.Earned, sale.ActivatesOnUtc),
            Returns = [.. sale.Returns.Select(back => new SlipReturn(back.ReturnedOnUtc.AsUtc(), back.Amount - back.CreditBack, back.CreditBack))],
        }, row.WalletId, row.StoreId);
    }

    async Task<(SalonSlip, int, int)?> OfTakingAsync(SalonRedemption taken, int actorId)
    {
        if (!await redemptions.IsSeenAsync(taken, actorId) || await wallets.GetAsync(taken.Entry.WalletId) is not { } row)
            return null;

        var branch = await redemptions.BranchOfAsync(taken);
        return (new(PlaceOf(branch), taken.Entry.Reason ?? "", taken.Entry.CreatedOnUtc.AsUtc(), CurrencySpec.For(row.Wallet.CurrencyCode), taken.Entry.Amount)
        {
            Zone = branch?.Zone,
            CodeEnd = taken.Hold.Purpose == HoldPurpose.Voucher ? vouchers.EndOf(taken.Hold.Reference) : "",
            Returns = taken.Undone is { } undone ? [new(undone.CreatedOnUtc.AsUtc(), 0, taken.Entry.Amount)] : [],
        }, taken.Entry.WalletId, row.Wallet.StoreId);
    }

    static string PlaceOf(Branch? branch) => string.Join(", ", new[] { branch?.Name, branch?.Address }.Where(part => !string.IsNullOrEmpty(part)));
}
