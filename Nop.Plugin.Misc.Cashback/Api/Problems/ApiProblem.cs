namespace Nop.Plugin.Misc.Cashback.Api.Problems;

/// <summary>A kind of error of the API. Its code is stable: tills decide by it.</summary>
/// <param name="Code">Its name, which begins with what it is about.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Advice">What a till does about it.</param>
sealed record ApiProblem(string Code, int Status, string Title, string Advice)
{
    /// <summary>Whether it stands under its idempotency key: the same key answers with it again, so that a till that has told its client no does not hear yes later.</summary>
    public bool IsKept => Status is 409 or 422 && Code is not ("idempotency_key_reused" or "idempotency_in_progress");
}

/// <summary>All errors of the API, by what they are about.</summary>
static class ApiProblems
{
    public static readonly ApiProblem HttpsRequired = new("https_required", 403, "HTTPS is required.", "Use the shop's https address. If this key went over plain http, have it revoked.");

    public static readonly ApiProblem KeyMissing = new("key_missing", 401, "No key was given.", "Send it as Authorization: Bearer cbk_live_…");

    public static readonly ApiProblem KeyInvalid = new("key_invalid", 401, "The key is not known.", "Check that it was copied whole.");

    public static readonly ApiProblem KeyEnded = new("key_ended", 401, "The key is revoked or past its last day.", "Ask the shop for the next key.");

    public static readonly ApiProblem KeyAddress = new("key_address", 403, "The key is not taken from this address.", "Ask the shop to make a key for this address.");

    public static readonly ApiProblem KeyScope = new("key_scope", 403, "The key does not have the scope that this needs.", "Ask the shop for a key with the scope.");

    public static readonly ApiProblem KeyBranch = new("key_branch", 403, "The key is for another branch.", "Leave the branch out, or use the key of that branch.");

    public static readonly ApiProblem LimitExceeded = new("limit_exceeded", 429, "Too many requests.", "Wait as long as Retry-After says.");

    public static readonly ApiProblem RequestUnknown = new("request_unknown", 404, "There is no such endpoint.", "Look at the OpenAPI document.");

    public static readonly ApiProblem RequestVersion = new("request_version", 400, "This version of the API is not known.", "Leave Cashback-Version out, or send the one that answers bear.");

    public static readonly ApiProblem RequestMediaType = new("request_media_type", 415, "The body is to be application/json.", "Set Content-Type: application/json.");

    public static readonly ApiProblem RequestTooLarge = new("request_too_large", 413, "The body is larger than 64 KB.", "Send less at a time.");

    public static readonly ApiProblem RequestInvalid = new("request_invalid", 400, "The request is not as it should be.", "Each of errors says what is wrong, and where.");

    public static readonly ApiProblem IdempotencyKeyRequired = new("idempotency_key_required", 400, "Idempotency-Key is required.", "Send one key for each thing that the till wants done, and the same one when it asks again.");

    public static readonly ApiProblem IdempotencyKeyInvalid = new("idempotency_key_invalid", 400, "Idempotency-Key is not as it should be.", "1 to 255 visible ASCII characters, quoted or not.");

    public static readonly ApiProblem IdempotencyKeyReused = new("idempotency_key_reused", 422, "The key has named another request before.", "Use a new key for another request.");

    public static readonly ApiProblem IdempotencyInProgress = new("idempotency_in_progress", 409, "The first request under this key is still running.", "Ask again with the same key after a second.");

    public static readonly ApiProblem OperationUnknown = new("operation_unknown", 404, "Nothing was asked for under this key, or it came to nothing.", "It may be sent.");

    public static readonly ApiProblem BranchUnknown = new("branch_unknown", 404, "There is no such branch.", "Send a branch of the shop.");

    public static readonly ApiProblem BranchClosed = new("branch_closed", 422, "The branch is closed.", "The shop opens it under Branches.");

    public static readonly ApiProblem CashbackOff = new("cashback_off", 422, "Cashback is switched off.", "Nothing is taken from wallets now; vouchers still are.");

    public static readonly ApiProblem ClientUnknown = new("client_unknown", 404, "No client and no voucher was found.", "Ask for another mark: card, e-mail, phone.");

    public static readonly ApiProblem CardUnassigned = new("card_unassigned", 422, "No client has this card yet.", "Find the client by e-mail or phone; the card is given to them at the counter.");

    public static readonly ApiProblem CardBlocked = new("card_blocked", 422, "This card is blocked.", "Ask for another mark: e-mail, phone. The card identifies nobody.");

    public static readonly ApiProblem ClientAmbiguous = new("client_ambiguous", 422, "Several clients have this mark.", "Ask for another mark: card or e-mail.");

    public static readonly ApiProblem ClientClosed = new("client_closed", 422, "The client's account is closed.", "Nothing can be taken.");

    public static readonly ApiProblem TooManyTries = new("client_too_many_tries", 429, "Too many look-ups or wrong codes of late.", "Wait half an hour; staff can work at the counter page meanwhile.");

    public static readonly ApiProblem WalletUnknown = new("wallet_unknown", 404, "The wallet id is not of this key, or too old.", "Identify the client again.");

    public static readonly ApiProblem WalletCurrency = new("wallet_currency", 422, "The amount is in another currency than the wallet.", "Send the currency of the balance.");

    public static readonly ApiProblem WalletInsufficient = new("wallet_insufficient", 422, "There is not enough usable credit.", "Take at most what is available.");

    public static readonly ApiProblem WalletProofRequired = new("wallet_proof_required", 403, "This amount is taken only with the client's code.", "The client reads it on the card page of the shop; send it as proof, with the same key.");

    public static readonly ApiProblem WalletProofWrong = new("wallet_proof_wrong", 403, "The client's code is wrong or too old.", "Ask for the code that the client sees now; send it with the same key.");

    public static readonly ApiProblem WalletOverLimit = new("wallet_over_limit", 422, "More than the shop lets take at once, or from one client a day.", "Take less. At the counter page a second person may confirm it.");

    public static readonly ApiProblem WalletAltered = new("wallet_altered", 409, "The shop has to look at this client's account first.", "Nothing was taken. The shop has been told; take the money without credit meanwhile.");

    public static readonly ApiProblem WalletFrozen = new("wallet_frozen", 409, "The shop has blocked this client's credit.", "Nothing was taken. Take the money without credit; the client asks the shop.");

    public static readonly ApiProblem WalletClosed = new("wallet_closed", 409, "The shop has closed this client's wallet.", "Nothing was taken. Take the money without credit; the client asks the shop.");

    public static readonly ApiProblem WalletCurrencyChanged = new("wallet_currency_changed", 409, "The shop has another currency now, and its owner has not decided yet what becomes of credit.", "Nothing was taken. Take the money without credit meanwhile.");

    public static readonly ApiProblem HoldUnknown = new("hold_unknown", 404, "There is no such hold at this branch.", "Use the id that its creation answered.");

    public static readonly ApiProblem HoldClosed = new("hold_closed", 409, "The hold was captured, released or has lapsed.", "Look at it, or at the receipt.");

    public static readonly ApiProblem HoldExpired = new("hold_expired", 422, "The hold is past its time.", "Make another hold, or redeem at once.");

    public static readonly ApiProblem HoldTooMuch = new("hold_too_much", 422, "More than the hold has.", "Capture at most its amount.");

    public static readonly ApiProblem VoucherUnknown = new("voucher_unknown", 404, "There is no such voucher.", "Scan it again, or type its code.");

    public static readonly ApiProblem VoucherWrongBranch = new("voucher_wrong_branch", 422, "The voucher is for another branch.", "It can be used there.");

    public static readonly ApiProblem VoucherClosed = new("voucher_closed", 409, "The voucher is used up, cancelled or has lapsed.", "Nothing is left of it.");

    public static readonly ApiProblem VoucherExpired = new("voucher_expired", 422, "The voucher is past its date.", "Its credit goes back to the client.");

    public static readonly ApiProblem VoucherTooMuch = new("voucher_too_much", 422, "More than the voucher has left.", "Take at most what is left.");

    public static readonly ApiProblem ReceiptUsed = new("receipt_used", 422, "Something else was taken for this receipt.", "Ask for the receipt to see what; a new receipt needs a number of its own.");

    public static readonly ApiProblem ReceiptIsCode = new("receipt_is_code", 422, "The receipt number is a card's or a voucher's.", "It was scanned into the wrong field: send the receipt's number.");

    public static readonly ApiProblem ReceiptUnknown = new("receipt_unknown", 404, "Nothing was taken for this receipt through the API.", "It may be sent.");

    public static readonly ApiProblem SaleLine = new("sale_line", 422, "A line names a product or category that the shop does not have.", "Send the shop's own number, or leave it out.");

    public static readonly ApiProblem SaleOverLimit = new("sale_over_limit", 422, "The shop's limits allow less credit on this sale.", "Ask calculate how much it may use.");

    public static readonly ApiProblem SaleBelowMinimum = new("sale_below_minimum", 422, "Less credit than the shop lets use at a time.", "Use more, or none.");

    public static readonly ApiProblem SaleTooMuch = new("sale_too_much", 422, "More than the sale comes to, or than is left of it.", "Use or return at most that.");

    public static readonly ApiProblem SaleUnknown = new("sale_unknown", 404, "No sale stands for this receipt at the branch.", "Look at the receipt's number.");

    public static readonly ApiProblem SaleNothingLeft = new("sale_nothing_left", 409, "All of the sale has come back.", "There is nothing to return.");

    public static readonly ApiProblem ReturnRefused = new("return_refused", 422, "The return file is refused.", "The detail says why; nothing of it was taken.");

    public static readonly ApiProblem ReturnUnknown = new("return_unknown", 404, "There is no such return file at this branch.", "Use the id that bringing it answered.");

    public static readonly ApiProblem ServerBusy = new("server_busy", 503, "Too many want this wallet at once.", "Ask again with the same key after a second.");

    public static readonly ApiProblem ServerError = new("server_error", 500, "Something went wrong in the shop.", "Ask again with the same key: nothing is done twice. If it stays, tell the shop the request id.");

    /// <summary>All of them, in the order of this file.</summary>
    public static IReadOnlyList<ApiProblem> All { get; } =
        [.. typeof(ApiProblems).GetFields().Select(field => field.GetValue(null)).OfType<ApiProblem>()];

    /// <summary>An error by its code; null: none.</summary>
    public static ApiProblem? Find(string code) => All.FirstOrDefault(problem => problem.Code == code);
}
