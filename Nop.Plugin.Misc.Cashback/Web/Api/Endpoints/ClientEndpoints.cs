using Nop.Plugin.Misc.Cashback.Api;
using Nop.Plugin.Misc.Cashback.Api.Answers;
using Nop.Plugin.Misc.Cashback.Api.Problems;

namespace Nop.Plugin.Misc.Cashback.Web.Api.Endpoints;

/// <summary>Knows a client, or a voucher, by what was scanned or typed. The counter's own look-up, with its limits.</summary>
sealed class IdentifyEndpoint(ICounterService counter, WalletIds ids, TillWallets tillWallets, IWalletDirectory wallets, ITierService tiers, ActAnswers answers) : TillEndpoint
{
    const int MostCode = 1000;

    public override async Task<TillReply> RunAsync(TillRequest request)
    {
        var code = request.Body.Text("code", MostCode);
        if (request.WhyNot() is { } wrong)
            return wrong;

        var found = await counter.FindAsync(code, request.BranchId, request.Key.ActorId);
        if (found.Refusal != SalonRefusal.None)
            return request.Problem(SalonProblems.Of(found.Refusal, SpentFrom.Wallet));
        if (found.Voucher is { } voucher)
            return TillReply.Ok(new IdentifiedAnswer("voucher") { Voucher = answers.VoucherOf(voucher, (await wallets.GetAsync(voucher.WalletId))!.Wallet.CurrencyCode) });

        var client = found.Clients[0];
        var (balance, currency) = await tillWallets.BalanceAsync(request, client.Id);
        var proof = await counter.ProofAsync(client.Id, request.StoreId);
        return TillReply.Ok(new IdentifiedAnswer("client")
        {
            WalletId = ids.Of(client.Id, request.Key.Id),
            Client = ClientMask.Of(client),
            Tier = (await tiers.CurrentAsync(client.Id, await wallets.ScopeAsync(request.StoreId)))?.Name,
            Balance = BalanceAnswer.Of(balance, currency),
            Expiring = ExpiringAnswer.Of(balance),
            ProofFrom = proof?.From,
        });
    }
}

/// <summary>The balance of a client who was identified.</summary>
sealed class BalanceEndpoint(TillWallets tillWallets) : TillEndpoint
{
    public override async Task<TillReply> RunAsync(TillRequest request)
    {
        if (tillWallets.CustomerOf(request, request.Route("walletId")) is not { } customerId)
            return request.Problem(ApiProblems.WalletUnknown);

        var (balance, currency) = await tillWallets.BalanceAsync(request, customerId);
        return TillReply.Ok(new WalletAnswer(BalanceAnswer.Of(balance, currency), ExpiringAnswer.Of(balance)));
    }
}

/// <summary>Who or what was found.</summary>
/// <param name="Kind">client or voucher.</param>
sealed record IdentifiedAnswer(string Kind)
{
    /// <summary>Names the wallet to this key, for a while; null: it is a voucher.</summary>
    public string? WalletId { get; init; }

    /// <summary>The client's name, as far as staff need it to know who stands there.</summary>
    public string? Client { get; init; }

    /// <summary>Name of the client's tier; null: none.</summary>
    public string? Tier { get; init; }

    public BalanceAnswer? Balance { get; init; }

    /// <summary>What expires soonest; null: nothing does.</summary>
    public ExpiringAnswer? Expiring { get; init; }

    /// <summary>From which amount on within a day the client's code is asked for, minor units; null: never.</summary>
    public long? ProofFrom { get; init; }

    public VoucherAnswer? Voucher { get; init; }
}

/// <summary>A wallet's balance, and what of it expires soonest.</summary>
sealed record WalletAnswer(BalanceAnswer Balance, ExpiringAnswer? Expiring);

/// <summary>Credit that expires soonest.</summary>
/// <param name="Amount">Minor units.</param>
/// <param name="At">From when on it is gone.</param>
sealed record ExpiringAnswer(long Amount, DateTime At)
{
    /// <summary>Of a balance; null: nothing of it expires.</summary>
    public static ExpiringAnswer? Of(WalletBalance balance) =>
        balance.Lots.Where(lot => lot is { Available: > 0, ExpiresOnUtc: not null }).GroupBy(lot => lot.ExpiresOnUtc!.Value).OrderBy(lots => lots.Key).FirstOrDefault() is { } soonest
            ? new(soonest.Sum(lot => lot.Available), soonest.Key)
            : null;
}
