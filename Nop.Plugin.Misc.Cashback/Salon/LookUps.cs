namespace Nop.Plugin.Misc.Cashback.Salon;

/// <summary>Counts what clerks look up, found or not, and refuses who asks too often: for all web servers together, and over a restart (docs/decisions/007-guessing-codes.md).</summary>
sealed class LookUps(IRepository<LookUp> rows, TimeProvider clock)
{
    /// <summary>Minutes over which is counted.</summary>
    public const int Minutes = 30;

    /// <summary>Look-ups of a clerk within <see cref="Minutes"/>: more clients nobody serves.</summary>
    public const int Most = 60;

    /// <summary>Look-ups of a clerk within a day.</summary>
    public const int MostADay = 400;

    /// <summary>Unknown codes of a clerk within <see cref="Minutes"/>.</summary>
    public const int MostUnknown = 20;

    /// <summary>Wrong proofs for one client within <see cref="Minutes"/>, whoever types them.</summary>
    public const int MostWrongProofs = 5;

    /// <summary>Days for which a look-up is kept.</summary>
    public const int DaysKept = 90;

    DateTime NowUtc => clock.GetUtcNow().UtcDateTime;

    /// <summary>Begins a look-up. It is written down before it is counted: of any number at once no more than the most go on.</summary>
    /// <param name="actorId">The clerk.</param>
    /// <param name="branchId">Where; 0: not chosen.</param>
    /// <param name="customerId">About whom, where that is known before; otherwise 0.</param>
    /// <returns>To be ended; null: the clerk has asked too often.</returns>
    public async Task<LookUp?> BeginAsync(int actorId, int branchId, int customerId = 0)
    {
        var look = new LookUp { ActorId = actorId, BranchId = branchId, CustomerId = customerId, OutcomeId = (int)LookUpOutcome.Asked, CreatedOnUtc = NowUtc.AsStored() };
        await rows.InsertAsync(look, publishEvent: false);
        if (!await AreTooManyAsync(actorId) && !(customerId > 0 && await AreTooManyProofsAsync(customerId)))
            return look;

        await EndAsync(look, LookUpOutcome.Refused);
        return null;
    }

    /// <summary>Writes down what became of it.</summary>
    public Task EndAsync(LookUp look, LookUpOutcome outcome, int customerId = 0)
    {
        look.OutcomeId = (int)outcome;
        if (customerId > 0)
            look.CustomerId = customerId;
        return rows.UpdateAsync(look, publishEvent: false);
    }

    /// <summary>Whether a code was sent to a client within some minutes.</summary>
    public Task<bool> WasSentAsync(int customerId, int minutes)
    {
        var since = NowUtc.AddMinutes(-minutes).AsStored();
        const int sent = (int)LookUpOutcome.Sent;
        return rows.Table.AnyAsync(row => row.CustomerId == customerId && row.OutcomeId == sent && row.CreatedOnUtc > since);
    }

    /// <summary>Deletes what is older than <see cref="DaysKept"/> days.</summary>
    public Task<int> ForgetAsync()
    {
        var before = NowUtc.AddDays(-DaysKept).AsStored();
        return rows.DeleteAsync(row => row.CreatedOnUtc < before);
    }

    // What goes on may turn out to be unknown: it counts as such, so that many at once are no more than the most.
    async Task<bool> AreTooManyAsync(int actorId)
    {
        const int asked = (int)LookUpOutcome.Asked;
        const int unknown = (int)LookUpOutcome.UnknownCode;
        const int refused = (int)LookUpOutcome.Refused;
        var (lately, today) = (NowUtc.AddMinutes(-Minutes).AsStored(), NowUtc.AddDays(-1).AsStored());
        return await rows.Table.CountAsync(row => row.ActorId == actorId && row.CreatedOnUtc > lately && row.OutcomeId != refused) > Most
            || await rows.Table.CountAsync(row => row.ActorId == actorId && row.CreatedOnUtc > lately && (row.OutcomeId == asked || row.OutcomeId == unknown)) > MostUnknown
            || await rows.Table.CountAsync(row => row.ActorId == actorId && row.CreatedOnUtc > today && row.OutcomeId != refused) > MostADay;
    }

    async Task<bool> AreTooManyProofsAsync(int customerId)
    {
        const int asked = (int)LookUpOutcome.Asked;
        const int unknown = (int)LookUpOutcome.UnknownCode;
        var lately = NowUtc.AddMinutes(-Minutes).AsStored();
        return await rows.Table.CountAsync(row => row.CustomerId == customerId && row.CreatedOnUtc > lately && (row.OutcomeId == asked || row.OutcomeId == unknown)) > MostWrongProofs;
    }
}
