using Nop.Plugin.Misc.Cashback.Api.Answers;
using Nop.Plugin.Misc.Cashback.Api.Problems;

namespace Nop.Plugin.Misc.Cashback.Web.Api.Endpoints;

/// <summary>Sets credit aside while the client pays.</summary>
sealed class CreateHoldEndpoint(ITillHolds holds, TillWallets tillWallets, ActAnswers answers) : TillEndpoint
{
    public override async Task<TillReply> RunAsync(TillRequest request)
    {
        var walletId = request.Body.Text("wallet_id", TillWallets.MostId);
        var amount = request.Body.Amount("amount");
        var currency = request.Body.Text("currency", 3);
        var minutes = (int)(request.Body.OptionalNumber("minutes", 1, ITillHolds.MostMinutes) ?? ITillHolds.UsualMinutes);
        var proof = request.Body.OptionalText("proof", 20);
        var (customerId, refused) = await tillWallets.ClientAsync(request, walletId, currency);
        if (refused is not null)
            return refused;

        var act = request.Answering(book => answers.Of(book, ActKinds.Hold, request.BranchId, receipt: null, request.IsDryRun));
        var result = await holds.HoldAsync(customerId, request.StoreId, amount, minutes, request.BranchId, request.Key.ActorId, proof, act);
        return await tillWallets.AnswerAsync(request, result, ActKinds.Hold, SpentFrom.Wallet, customerId);
    }
}

/// <summary>A hold as it stands.</summary>
sealed class GetHoldEndpoint(ITillHolds holds, IWalletDirectory wallets, ActAnswers answers) : TillEndpoint
{
    public override async Task<TillReply> RunAsync(TillRequest request) =>
        await holds.FindAsync(request.Route("id"), request.BranchId) is { } hold && await wallets.GetAsync(hold.WalletId) is { } row
            ? TillReply.Ok(answers.HoldOf(hold, row.Wallet.CurrencyCode))
            : request.Problem(ApiProblems.HoldUnknown);
}

/// <summary>Takes a hold, or a part of it, for a receipt.</summary>
sealed class CaptureHoldEndpoint(ITillHolds holds, TillWallets tillWallets, ActAnswers answers) : TillEndpoint
{
    public override async Task<TillReply> RunAsync(TillRequest request)
    {
        var amount = request.Body.OptionalNumber("amount", 1, Money.Most);
        var receipt = request.Body.Text("receipt", TillWallets.MostReceipt);
        if (request.WhyNot() is { } wrong)
            return wrong;
        if (await holds.FindAsync(request.Route("id"), request.BranchId) is not { } hold)
            return request.Problem(ApiProblems.HoldUnknown);

        var act = request.Answering(book => answers.Of(book, ActKinds.Capture, request.BranchId, receipt, request.IsDryRun));
        var result = await holds.CaptureAsync(hold, amount, request.BranchId, receipt, request.Key.ActorId, act);
        return await tillWallets.AnswerAsync(request, result, ActKinds.Capture, SpentFrom.Hold);
    }
}

/// <summary>Gives a hold back.</summary>
sealed class ReleaseHoldEndpoint(ITillHolds holds, TillWallets tillWallets, ActAnswers answers) : TillEndpoint
{
    public override async Task<TillReply> RunAsync(TillRequest request)
    {
        _ = request.Body;
        if (request.WhyNot() is { } wrong)
            return wrong;
        if (await holds.FindAsync(request.Route("id"), request.BranchId) is not { } hold)
            return request.Problem(ApiProblems.HoldUnknown);

        var act = request.Answering(book => answers.Of(book, ActKinds.Release, request.BranchId, receipt: null, request.IsDryRun));
        return await tillWallets.AnswerAsync(request, await holds.ReleaseAsync(hold, request.Key.ActorId, act), ActKinds.Release, SpentFrom.Hold);
    }
}
