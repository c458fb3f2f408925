namespace Nop.Plugin.Misc.Cashback.Openings;

/// <summary>Posts one opening balance: the credit, then its tier, then the points off. Each step is found done where it was, so that what broke off anywhere goes on.</summary>
/// <remarks>Credit first: a server that dies in between leaves a client with both for some minutes, and never with neither. The points are taken off by the next press, or by the task.</remarks>
sealed class OpeningPoster(IRepository<OpeningRow> rows, ISignedRows signed, OpeningJudge judge, RewardPoints points, ICashbackLedger ledger, IWalletDirectory directory, IAlteredRows altered, ITierPins pins, Texts texts, TimeProvider time)
{
    /// <summary>Posts what of a row is still to be done, and keeps how far it came.</summary>
    /// <param name="batch">Its batch, which is confirmed.</param>
    /// <param name="row">A row that was judged a moment ago.</param>
    public async Task PostAsync(OpeningBatch batch, OpeningRow row)
    {
        if (row.Outcome == OpeningOutcome.Ready)
        {
            row.Outcome = await CreditAsync(batch, row);
            if (row.Outcome == OpeningOutcome.Posted && row.TierId > 0 && !await PinAsync(batch, row))
                row.Outcome = OpeningOutcome.WithoutTier;
            if (row.Outcome == OpeningOutcome.Posted && row.Points > 0)
                row.Outcome = OpeningOutcome.PointsLeft;
        }

        // The row of a wallet that others are at, or that the shop has to look into first, stays ready.
        if (row.Outcome != OpeningOutcome.Ready)
            await rows.UpdateAsync(signed.Sign(row), publishEvent: false);
        if (row.Outcome != OpeningOutcome.PointsLeft)
            return;
        await points.TakeAsync(row, batch);
        row.Outcome = OpeningOutcome.Posted;
        await rows.UpdateAsync(signed.Sign(row), publishEvent: false);
    }

    async Task<OpeningOutcome> CreditAsync(OpeningBatch batch, OpeningRow row)
    {
        if (row.Amount == 0)
            return OpeningOutcome.Posted;

        // It goes on once the owner has decided; what was shown in a former currency stays as it was shown.
        if (await directory.IsFormerAsync(row.CurrencyCode))
            return OpeningOutcome.Ready;

        var context = new PostingContext(Channel.Admin, batch.ConfirmedBy, time.GetUtcNow().UtcDateTime) { IdempotencyKey = row.ActKey, Reason = row.Note.Length > 0 ? row.Note : null, BatchId = batch.Id };
        var result = await altered.MeetAsync(() => ledger.OpenBalanceAsync(row.Wallet, row.Amount, row.ExpiresOnUtc.AsUtc(), context));
        row.Known = result.First is { } first && first.BatchId != batch.Id ? first.Amount : 0;
        return result.Outcome switch
        {
            LedgerOutcome.Done => row.Known > 0 ? OpeningOutcome.Already : OpeningOutcome.Posted,
            LedgerOutcome.KeyUsed => OpeningOutcome.HasAnother,
            LedgerOutcome.Closed => OpeningOutcome.WalletClosed,
            LedgerOutcome.Busy or LedgerOutcome.Altered => OpeningOutcome.Ready,
            var other => throw new InvalidOperationException($"An opening balance does not end as {other}."),
        };
    }

    // Who confirms it gives the tier: the right of who brought the file is not enough.
    async Task<bool> PinAsync(OpeningBatch batch, OpeningRow row) => await judge.HasTierAsync(row)
        || await judge.MayGiveTiersAsync(batch.ConfirmedBy)
        && await pins.PinAsync(row.CustomerId, row.StoreId, row.TierId, lastDay: null, row.Note.Length > 0 ? row.Note : await texts.GetAsync("Openings.Title"), batch.ConfirmedBy) == TierPinOutcome.Done;
}
