using Nop.Plugin.Misc.Cashback.Api;
using Nop.Plugin.Misc.Cashback.Api.Answers;
using Nop.Plugin.Misc.Cashback.Api.Problems;

namespace Nop.Plugin.Misc.Cashback.Web.Api.Endpoints;

/// <summary>The client whom a till has identified, and what the endpoints that take from the wallet share.</summary>
sealed class TillWallets(WalletIds ids, IWalletDirectory wallets, ICashbackLedger ledger, ActAnswers answers)
{
    /// <summary>Characters of a wallet id at most.</summary>
    public const int MostId = 64;

    /// <summary>Characters of a receipt's number at most, before what cannot be seen is left out.</summary>
    public const int MostReceipt = Receipts.MostCharacters;

    /// <summary>The client of an id; null: it is none of this key's, or too old.</summary>
    public int? CustomerOf(TillRequest request, string id) => ids.CustomerOf(id, request.Key.Id);

    /// <summary>The client from whose wallet an amount is to be taken, once the request has been read; or why not.</summary>
    /// <param name="request">The request, with what was wrong in it.</param>
    /// <param name="id">The wallet's id.</param>
    /// <param name="currency">Currency of the amounts.</param>
    public async Task<(int CustomerId, TillReply? Refused)> ClientAsync(TillRequest request, string id, string currency) =>
        request.WhyNot() is { } wrong ? (0, wrong)
        : CustomerOf(request, id) is not { } customerId ? (0, request.Problem(ApiProblems.WalletUnknown))
        : (await wallets.GetCurrencyAsync()).Code != currency ? (0, request.Problem(ApiProblems.WalletCurrency))
        : (customerId, null);

    /// <summary>A client's balance.</summary>
    public async Task<(WalletBalance Balance, string Currency)> BalanceAsync(TillRequest request, int customerId)
    {
        var key = await wallets.KeyAsync(customerId, request.StoreId);
        return (await ledger.GetBalanceAsync(key), key.CurrencyCode);
    }

    /// <summary>Says how an act in the salon ended where the ledger has not answered for it: refused, or done before.</summary>
    /// <param name="request">The request.</param>
    /// <param name="result">How it ended.</param>
    /// <param name="kind">What was to be done.</param>
    /// <param name="from">What was to be spent.</param>
    /// <param name="customerId">Whose wallet; null: none was named.</param>
    public async Task<TillReply> AnswerAsync(TillRequest request, SalonResult result, string kind, SpentFrom from, int? customerId = null)
    {
        if (request.Act?.Answer is { } standing)
            return new(standing.Status, standing.Body);
        if (result.IsDone)
            return await answers.OfBeforeAsync(result.Act, kind, request.BranchId) is { } before ? TillReply.Ok(before with { Repeated = true, Location = null }) : throw new InvalidOperationException($"{kind} is done, and there is no trace of it.");
        if (result.Refusal == SalonRefusal.Insufficient && customerId is { } id)
        {
            var (balance, currency) = await BalanceAsync(request, id);
            return request.Problem(ApiProblems.WalletInsufficient, available: (balance.Usable, currency));
        }

        var problem = SalonProblems.Of(result.Refusal, from);
        return problem == ApiProblems.RequestInvalid ? request.Problem(problem, faults: [new("/receipt", "format", "The number of a receipt.")]) : request.Problem(problem);
    }
}
