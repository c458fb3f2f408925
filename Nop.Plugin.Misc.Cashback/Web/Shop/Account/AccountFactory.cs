using Nop.Core.Domain.Stores;
using Nop.Plugin.Misc.Cashback.Messages;
using Nop.Plugin.Misc.Cashback.Web.Shop.Carry;

namespace Nop.Plugin.Misc.Cashback.Web.Shop.Account;

/// <summary>Builds the shopper's page.</summary>
public sealed class AccountFactory(
    IWalletDirectory wallets,
    ICashbackLedger ledger,
    ITierService tiers,
    TierProgressFactory progress,
    MembershipFactory membership,
    AddressFactory address,
    IVoucherService vouchers,
    ICounterService counter,
    CarryFactory carry,
    Actor actor,
    IBranchService branches,
    HistoryFactory history,
    ISettingService settings,
    IAlteredRows altered,
    ILetterSwitches letters,
    IPublicTexts texts,
    TimeProvider clock)
{
    const int SoonDays = 30;

    /// <summary>The whole page.</summary>
    /// <param name="customer">Whose; the wallet is always the customer's own.</param>
    /// <param name="store">Seen from which store.</param>
    /// <param name="page">Page of the history, from 1.</param>
    public async Task<AccountModel> PrepareAsync(Customer customer, Store store, int page)
    {
        var key = await wallets.KeyAsync(customer.Id, store.Id);
        var balance = await ledger.GetBalanceAsync(key);
        var wallet = (await wallets.FindAsync(key))?.Wallet;
        var (lines, pages) = wallet is null ? ([], 1) : await history.PrepareAsync(wallet.Id, page);
        if (balance.IsAltered && wallet is not null)
            await altered.TellAsync(wallet.Id, new(Channel.Shop, await actor.IdAsync(), clock.GetUtcNow().UtcDateTime));
        var (isOpen, isClosed) = (balance.State == WalletState.Open, balance.State == WalletState.Closed);
        return new()
        {
            IsFrozen = balance.State == WalletState.Frozen,
            IsClosed = isClosed,
            Altered = await wallets.FormerCurrencyAsync() is not null ? await texts.TextAsync($"Checkout.Refused.{RedemptionRefusal.CurrencyChanged}")
                : balance.MergedIntoId is not null ? await texts.TextAsync("Account.Merged")
                : ShopperCredit.BarOf(balance) is { } bar ? await texts.TextAsync($"Checkout.Refused.{bar}") : null,
            Usable = await texts.AmountAsync(balance.Usable),
            Pending = await AmountOrNullAsync(balance.Pending),
            Reserved = await AmountOrNullAsync(balance.Reserved),
            Debt = await AmountOrNullAsync(balance.Debt),
            CardNumber = await carry.NumberAsync(customer.Id, wallet),
            // What nobody takes at the counter is not shown there.
            ShowsCarried = !actor.ActsForAnother && isOpen,
            // A closed wallet earns nothing: nothing is promised to its owner.
            Tier = isClosed ? null : await progress.PrepareAsync(await tiers.GetAsync(customer.Id, key.StoreId)),
            Membership = isClosed ? null : await membership.PrepareAsync(customer, store),
            Waits = isClosed ? [] : await address.PrepareAsync(customer),
            Lots = await LotsAsync(balance),
            Vouchers = await VouchersAsync(key),
            OffersData = !actor.ActsForAnother,
            Letters = actor.ActsForAnother ? [] : await LettersAsync(customer.Id),
            SalonCode = isOpen ? await SalonCodeAsync(customer.Id, store.Id) : null,
            RestGoesBack = (await settings.LoadSettingAsync<CashbackSettings>(store.Id)).VoucherRest == VoucherRest.GoesBack,
            NewVoucher = balance.Usable > 0 ? await NewVoucherAsync(key.CurrencyCode) : null,
            History = lines,
            Page = Math.Clamp(page, 1, pages),
            Pages = pages,
        };
    }

    /// <summary>A voucher's code; to staff who act in the client's name only its end, as everywhere else.</summary>
    public string CodeOf(Hold voucher) => actor.ActsForAnother ? "…" + vouchers.EndOf(voucher.Reference) : vouchers.Display(voucher);

    // Staff ask the client for it: their own eyes are no proof.
    async Task<SalonCodeModel?> SalonCodeAsync(int customerId, int storeId) => !actor.ActsForAnother && await counter.ProofAsync(customerId, storeId) is var (proof, from, _)
        ? new(proof.Code, await texts.TextAsync("Account.SalonCode.Hint", await texts.AmountAsync(from), await texts.TimeAsync(proof.ChangesOnUtc)))
        : null;

    async Task<IReadOnlyList<LetterSwitchModel>> LettersAsync(int customerId)
    {
        var models = new List<LetterSwitchModel>();
        foreach (var letter in await letters.OfAsync(customerId))
        {
            var name = await texts.TextAsync($"Letters.Kinds.{letter.Name}");
            models.Add(new(letter.KindId, name, letter.IsOn, $"{await texts.TextAsync(letter.IsOn ? "Letters.SwitchOff" : "Letters.SwitchOn")}: {name}"));
        }

        return models;
    }

    async Task<string?> AmountOrNullAsync(long minor) => minor == 0 ? null : await texts.AmountAsync(minor);

    async Task<IReadOnlyList<LotModel>> LotsAsync(WalletBalance balance)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var models = new List<LotModel>();
        foreach (var lot in balance.Lots.Where(lot => lot.Available + lot.Pending > 0 && !lot.IsExpired(now)))
        {
            var waiting = lot.Pending > 0 && !lot.IsDue(now);
            models.Add(new(
                await texts.AmountAsync(lot.Available + lot.Pending),
                waiting ? lot.ActivatesOnUtc is { } start ? texts.Day(start) : "" : null,
                lot.ExpiresOnUtc is { } end ? texts.LastDay(end) : null,
                lot.ExpiresOnUtc < now.AddDays(SoonDays)));
        }

        return models;
    }

    async Task<IReadOnlyList<VoucherModel>> VouchersAsync(WalletKey key)
    {
        var names = (await branches.GetAllAsync()).ToDictionary(branch => branch.Id, branch => branch.Name);
        var models = new List<VoucherModel>();
        foreach (var voucher in await vouchers.ListAsync(key, openOnly: true))
        {
            models.Add(new(
                voucher.Number,
                CodeOf(voucher),
                await texts.AmountAsync(voucher.Left),
                names.GetValueOrDefault(voucher.BranchId),
                voucher.ExpiresOnUtc is { } end ? texts.LastDay(end) : null,
                carry.PictureOf(voucher, key.CurrencyCode)));
        }

        return models;
    }

    async Task<VoucherRequestModel?> NewVoucherAsync(string currency)
    {
        var open = await branches.GetAllAsync(activeOnly: true);
        if (open.Count == 0)
            return null;

        var model = new VoucherRequestModel { Currency = currency, Form = Guid.NewGuid() };
        model.Branches.Add(new SelectListItem(await texts.TextAsync("Account.Voucher.EveryBranch"), "0"));
        foreach (var branch in open)
            model.Branches.Add(new SelectListItem(branch.Name, branch.Id.ToString(CultureInfo.InvariantCulture)));
        return model;
    }
}

/// <summary>Tells a shopper what waits until the address is confirmed.</summary>
public sealed class AddressFactory(AddressConfirmation confirmation, IPublicTexts texts)
{
    /// <summary>The address's part of the page, as sentences; empty: nothing waits.</summary>
    public async Task<IReadOnlyList<string>> PrepareAsync(Customer customer)
    {
        if (await confirmation.StandingAsync(customer) is not { } standing)
            return [];

        var sentences = new List<string>();
        if (standing.WelcomeMinor > 0)
            sentences.Add(await texts.TextAsync("Account.Address.WelcomeWaits", await texts.AmountAsync(standing.WelcomeMinor), customer.Email));
        if (standing.BirthdayWaits)
            sentences.Add(await texts.TextAsync("Account.Address.BirthdayWaits", customer.Email));
        if (standing.MayClaim)
            sentences.Add(await texts.TextAsync("Account.Address.OrdersWait", customer.Email));
        return sentences;
    }
}

/// <summary>Tells shoppers whether they have joined, and which card they hold.</summary>
public sealed class MembershipFactory(IMembership membership, IWalletDirectory wallets, ISettingService settings, IPublicTexts texts)
{
    /// <summary>The membership's part of the page; null: nothing to say.</summary>
    public async Task<MembershipModel?> PrepareAsync(Customer customer, Store store)
    {
        var values = await settings.LoadSettingAsync<CashbackSettings>(store.Id);
        var scope = await wallets.ScopeAsync(store.Id);
        var standing = await membership.GetAsync(customer.Id, scope);
        var reason = await membership.WhyNotAsync(customer.Id, scope, values);
        if (!values.RequireOptIn && !values.RequireCard && standing.Card is null)
            return null;

        return new(
            values.RequireOptIn,
            standing.OptedInOnUtc is { } since ? await texts.TextAsync("Account.Join.Since", texts.Day(since)) : null,
            standing.Card is { } card ? await texts.TextAsync("Account.CardHeld", card.Name) : null,
            reason == NotEarningReason.NoCard ? await texts.TextAsync("Account.CardNeeded") : null,
            values.RequireOptIn && !string.IsNullOrWhiteSpace(values.TermsUrl) ? values.TermsUrl : null);
    }
}
