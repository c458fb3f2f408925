namespace Nop.Plugin.Misc.Cashback.Ledger;

/// <summary>Lets those threads of this process that met on a wallet, or on a programme's budget, go one after the other.</summary>
/// <remarks>
/// A courtesy that spares them lost tries; nothing is correct because of it. The wallet's row alone decides who was first, also
/// between web servers, and whoever has not met anybody yet does not ask for a turn. What nobody waits for is forgotten.
/// </remarks>
sealed class WalletTurns
{
    /// <summary>The longest wait: whoever asked through a page has given up by then.</summary>
    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    readonly Lock _lock = new();
    readonly Dictionary<(bool IsProgramme, int Id), Queue> _queues = [];

    /// <summary>How many wallets and programmes are being waited for.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _queues.Count;
        }
    }

    /// <summary>Waits for the turn at a wallet and at the budgets that an act charges.</summary>
    /// <param name="walletId">The wallet.</param>
    /// <param name="programmeIds">The programmes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Dispose it to let the next one go; null: it did not come in good time.</returns>
    public async Task<IDisposable?> TakeAsync(int walletId, IEnumerable<int> programmeIds, CancellationToken cancellationToken)
    {
        var turn = new Turn(this);
        try
        {
            // Always the wallet first and programmes by their ids, so that no two wait for one another.
            if (await turn.AddAsync((false, walletId), cancellationToken) && await AddAllAsync())
                return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }

        turn.Dispose();
        return null;

        async Task<bool> AddAllAsync()
        {
            foreach (var id in programmeIds.Order())
                if (!await turn.AddAsync((true, id), cancellationToken))
                    return false;
            return true;
        }
    }

    Queue Enter((bool IsProgramme, int Id) key)
    {
        lock (_lock)
        {
            if (!_queues.TryGetValue(key, out var queue))
                _queues.Add(key, queue = new());
            queue.People++;
            return queue;
        }
    }

    void Leave((bool IsProgramme, int Id) key, Queue queue)
    {
        lock (_lock)
        {
            if (--queue.People == 0)
                _queues.Remove(key);
        }
    }

    sealed class Queue
    {
        public SemaphoreSlim Door { get; } = new(1);

        /// <summary>Number of callers that wait or are in.</summary>
        public int People { get; set; }
    }

    sealed class Turn(WalletTurns turns) : IDisposable
    {
        readonly Stack<((bool IsProgramme, int Id) Key, Queue Queue)> _taken = [];

        public async Task<bool> AddAsync((bool IsProgramme, int Id) key, CancellationToken cancellationToken)
        {
            var queue = turns.Enter(key);
            var isIn = false;
            try
            {
                isIn = await queue.Door.WaitAsync(s_patience, cancellationToken);
            }
            finally
            {
                if (!isIn)
                    turns.Leave(key, queue);
            }

            if (isIn)
                _taken.Push((key, queue));
            return isIn;
        }

        public void Dispose()
        {
            while (_taken.TryPop(out var taken))
            {
                taken.Queue.Door.Release();
                turns.Leave(taken.Key, taken.Queue);
            }
        }
    }
}
