using Nop.Plugin.Misc.Cashback.Api.Answers;
using Nop.Plugin.Misc.Cashback.Api.Problems;

namespace Nop.Plugin.Misc.Cashback.Web.Api.Endpoints;

/// <summary>Takes credit from a wallet at once.</summary>
sealed class RedeemEndpoint(ICounterService counter, TillWallets tillWallets, ActAnswers answers) : TillEndpoint
{
    public override async Task<TillReply> RunAsync(TillRequest request)
    {
        var walletId = request.Body.Text("wallet_id", TillWallets.MostId);
        var amount = request.Body.Amount("amount");
        var currency = request.Body.Text("currency", 3);
        var receipt = request.Body.Text("receipt", TillWallets.MostReceipt);
        var proof = request.Body.OptionalText("proof", 20);
        var (customerId, refused) = await tillWallets.ClientAsync(request, walletId, currency);
        if (refused is not null)
            return refused;

        var act = request.Answering(book => answers.Of(book, ActKinds.Redemption, request.BranchId, receipt, request.IsDryRun));
        var result = await counter.TakeAsync(customerId, request.StoreId, amount, request.BranchId, receipt, request.Key.ActorId, proof, act);
        return await tillWallets.AnswerAsync(request, result, ActKinds.Redemption, SpentFrom.Wallet, customerId);
    }
}

/// <summary>Looks a voucher up.</summary>
sealed class CheckVoucherEndpoint(IVoucherService vouchers, IWalletDirectory wallets, ActAnswers answers) : TillEndpoint
{
    /// <summary>Characters of a code or a signed token at most.</summary>
    public const int MostCode = 1000;

    public override async Task<TillReply> RunAsync(TillRequest request)
    {
        var code = request.Body.Text("code", MostCode);
        if (request.WhyNot() is { } wrong)
            return wrong;

        var found = await vouchers.LookUpAsync(code, request.Key.ActorId);
        return found.Hold is { } voucher && found.IsDone
            ? TillReply.Ok(answers.VoucherOf(voucher, (await wallets.GetAsync(voucher.WalletId))!.Wallet.CurrencyCode))
            : request.Problem(SalonProblems.Of(found.Refusal, SpentFrom.Voucher));
    }
}

/// <summary>Takes a voucher, or a part of it.</summary>
sealed class RedeemVoucherEndpoint(IVoucherService vouchers, TillWallets tillWallets, IWalletDirectory wallets, ActAnswers answers) : TillEndpoint
{
    public override async Task<TillReply> RunAsync(TillRequest request)
    {
        var code = request.Body.Text("code", CheckVoucherEndpoint.MostCode);
        var amount = request.Body.OptionalNumber("amount", 1, Money.Most);
        var currency = request.Body.Text("currency", 3);
        var receipt = request.Body.Text("receipt", TillWallets.MostReceipt);
        if (request.WhyNot() is { } wrong)
            return wrong;

        var found = await vouchers.LookUpAsync(code, request.Key.ActorId);
        if (!found.IsDone || found.Hold is not { } voucher)
            return request.Problem(SalonProblems.Of(found.Refusal, SpentFrom.Voucher));
        if ((await wallets.GetAsync(voucher.WalletId))!.Wallet.CurrencyCode != currency)
            return request.Problem(ApiProblems.WalletCurrency);

        var act = request.Answering(book => answers.Of(book, ActKinds.VoucherRedemption, request.BranchId, receipt, request.IsDryRun));
        var result = await vouchers.RedeemAsync(voucher, amount, request.BranchId, receipt, request.Key.ActorId, offline: null, act);
        return await tillWallets.AnswerAsync(request, result, ActKinds.VoucherRedemption, SpentFrom.Voucher);
    }
}
