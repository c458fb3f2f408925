using Nop.Plugin.Misc.Cashback.Api.Answers;
using Nop.Plugin.Misc.Cashback.Api.Keys;
using Nop.Plugin.Misc.Cashback.Api.Problems;
using Nop.Plugin.Misc.Cashback.Sales;

namespace Nop.Plugin.Misc.Cashback.Web.Api.Endpoints;

/// <summary>Says what a receipt would earn, and how much credit it may use.</summary>
sealed class CalculateEndpoint(ISalonSales sales, TillWallets tillWallets) : TillEndpoint
{
    public override async Task<TillReply> RunAsync(TillRequest request)
    {
        var read = SaleMembers.Read(request, withReceipt: false);
        var (customerId, refused) = await tillWallets.ClientAsync(request, read.WalletId, read.Currency);
        if (refused is not null)
            return refused;

        var tried = await sales.RecordAsync(read.Of(request, customerId), isDryRun: true);
        return tried.IsDone
            ? TillReply.Ok(new CalculatedAnswer(read.Lines.Sum(line => line.Amount), read.Credit, tried.MayUse, tried.Earned, read.Currency, tried.ActivatesOnUtc))
            : await SaleMembers.RefusalAsync(request, tried.Refusal, tried.MayUse, read.Currency, tillWallets, customerId);
    }
}

/// <summary>Records a sale: it earns, and its credit is spent in the same act.</summary>
sealed class RecordSaleEndpoint(ISalonSales sales, TillWallets tillWallets) : TillEndpoint
{
    public override async Task<TillReply> RunAsync(TillRequest request)
    {
        var read = SaleMembers.Read(request, withReceipt: true);
        var (customerId, refused) = await tillWallets.ClientAsync(request, read.WalletId, read.Currency);
        if (refused is not null)
            return refused;
        // Whoever may only record sales spends nothing.
        if (read.Credit > 0 && !request.Key.Scopes.HasFlag(TillScopes.Redeem))
            return request.Problem(ApiProblems.KeyScope, "Credit needs redeem.");

        var act = request.Answering(book => SaleAnswers.OfSale(book, request.IsDryRun));
        var result = await sales.RecordAsync(read.Of(request, customerId) with { Operation = act }, request.IsDryRun);
        if (act.Answer is { } standing)
            return new(standing.Status, standing.Body);
        if (!result.IsDone)
            return await SaleMembers.RefusalAsync(request, result.Refusal, result.MayUse, read.Currency, tillWallets, customerId);

        var (balance, currency) = await tillWallets.BalanceAsync(request, customerId);
        return TillReply.Ok(SaleAnswers.OfBefore(result.Sale!, BalanceAnswer.Of(balance, currency)));
    }
}

/// <summary>Takes a sale back, or a part of it.</summary>
sealed class ReturnSaleEndpoint(ISalonSales sales, ICashbackLedger ledger) : TillEndpoint
{
    public override async Task<TillReply> RunAsync(TillRequest request)
    {
        var receipt = request.Body.Text("receipt", TillWallets.MostReceipt);
        var amount = request.Body.OptionalNumber("amount", 1, Money.Most);
        var reference = request.Body.Text("reference", TillWallets.MostReceipt);
        var reason = request.Body.Text("reason", IRedemptions.MostReason);
        var day = request.Body.OptionalDay("day");
        if (request.WhyNot() is { } wrong)
            return wrong;
        if (await sales.FindAsync(request.BranchId, receipt, day) is not { } sale)
            return request.Problem(ApiProblems.SaleUnknown);

        var act = request.Answering(book => SaleAnswers.OfReturn(book, request.IsDryRun));
        var result = await sales.ReturnAsync(new(sale.Sale.Number, amount, reference, reason, request.BranchId, request.Key.ActorId) { Channel = Channel.Api, Operation = act }, request.IsDryRun);
        if (act.Answer is { } standing)
            return new(standing.Status, standing.Body);
        if (!result.IsDone)
        {
            var problem = SalonProblems.Of(result.Refusal, SpentFrom.Sale);
            return problem == ApiProblems.RequestInvalid ? request.Problem(problem, faults: [new("/reference", "format", "A number or name of the return, and a reason.")]) : request.Problem(problem);
        }

        var balance = await ledger.GetBalanceAsync(new(sale.Wallet.CustomerId, sale.Wallet.StoreId, sale.Wallet.CurrencyCode));
        return TillReply.Ok(SaleAnswers.OfBefore(result.Return!, BalanceAnswer.Of(balance, sale.Wallet.CurrencyCode)));
    }
}

/// <summary>What a receipt would earn and may use. Minor units.</summary>
/// <param name="Gross">What its lines come to.</param>
/// <param name="Credit">Part of it that credit is to pay.</param>
/// <param name="MayUse">The most credit that it may use.</param>
/// <param name="Earns">What it would earn, with that credit.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="UsableAt">When that could be used; null: it earns nothing.</param>
sealed record CalculatedAnswer(long Gross, long Credit, long MayUse, long Earns, string Currency, DateTime? UsableAt);

/// <summary>A sale as a till says it.</summary>
sealed record SaleMembers(string WalletId, string Currency, string Receipt, IReadOnlyList<SoldLine> Lines, long Credit, string? Proof)
{
    /// <summary>Reads it.</summary>
    public static SaleMembers Read(TillRequest request, bool withReceipt)
    {
        var body = request.Body;
        return new(body.Text("wallet_id", TillWallets.MostId), body.Text("currency", 3), withReceipt ? body.Text("receipt", TillWallets.MostReceipt) : "",
            body.List("lines", SaleChecks.MostLines, ReadLine), body.OptionalNumber("credit", 0, Money.Most) ?? 0, withReceipt ? body.OptionalText("proof", 20) : null);
    }

    /// <summary>The sale in the shop's terms.</summary>
    public SaleRequest Of(TillRequest request, int customerId) =>
        new(customerId, request.StoreId, request.BranchId, Receipt, Lines, Credit, request.Key.ActorId) { Channel = Channel.Api, Proof = Proof };

    /// <summary>Says why a sale was refused.</summary>
    public static async Task<TillReply> RefusalAsync(TillRequest request, SalonRefusal refusal, long mayUse, string currency, TillWallets tillWallets, int customerId) => refusal switch
    {
        SalonRefusal.Insufficient => await tillWallets.AnswerAsync(request, new(refusal, null, 0), "sale", SpentFrom.Sale, customerId),
        SalonRefusal.OverLimit or SalonRefusal.BelowMinimum or SalonRefusal.CreditOffToday or SalonRefusal.NotEntitled => request.Problem(SalonProblems.Of(refusal, SpentFrom.Sale), available: (mayUse, currency)),
        SalonRefusal.BadAmount => request.Problem(ApiProblems.RequestInvalid, faults: [new("/lines", "range", "Amounts above nothing, and no more tax than that.")]),
        _ => await tillWallets.AnswerAsync(request, new(refusal, null, 0), "sale", SpentFrom.Sale),
    };

    static SoldLine ReadLine(BodyReader line) => new(
        (int)(line.OptionalNumber("product", 1, int.MaxValue) ?? 0), (int)(line.OptionalNumber("category", 1, int.MaxValue) ?? 0), line.Amount("amount"),
        (int)(line.OptionalNumber("quantity", 1, SaleChecks.MostPieces) ?? 1), line.OptionalNumber("tax", 0, Money.Most));
}
