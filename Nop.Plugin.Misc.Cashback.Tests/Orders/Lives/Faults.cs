using System.Reflection;
using Nop.Core.Events;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Orders.Lives;

/// <summary>What goes wrong in a shop: events of orders that reach nobody or come twice, and a web server that dies in a commit of the ledger.</summary>
/// <remarks>Who is dead neither writes to the ledger nor tells anybody anything, until <see cref="Revive"/>: an exception goes up through all of the request, also where the shop would swallow one.</remarks>
sealed class Faults
{
    int _lost;
    int _twice;
    int _commits;
    Death _death;

    /// <summary>Whether the server has died.</summary>
    public bool IsDead { get; private set; }

    /// <summary>Whether something was lost since the last time that this was set back.</summary>
    public bool HasLost { get; set; }

    /// <summary>How many events said that something happened to an order, and not only that its row was saved.</summary>
    public int Spoken { get; set; }

    /// <summary>Puts them into a shop.</summary>
    public void Register(IServiceCollection services)
    {
        services.Decorate<IEventPublisher>((_, events) => new Publisher(events, this));
        services.Decorate<IWalletStore>((_, store) => Store.Of(store, this));
    }

    /// <summary>Another life begins.</summary>
    public void Begin(Death death) => (_commits, _death, IsDead, HasLost) = (0, death, false, false);

    /// <summary>Another act begins.</summary>
    public void Begin(Act act) => (_lost, _twice, Spoken) = (act.Lost, act.Twice, 0);

    /// <summary>Another server is there in place of the one that died.</summary>
    public void Revive() => (IsDead, HasLost) = (false, true);

    static bool IsOfAnOrder(Type happening) => happening == typeof(EntityUpdatedEvent<Order>) || IsSpoken(happening);

    static bool IsSpoken(Type happening) => happening == typeof(EntityDeletedEvent<Order>) || happening == typeof(OrderPlacedEvent) || happening == typeof(OrderPaidEvent)
        || happening == typeof(OrderRefundedEvent) || happening == typeof(OrderVoidedEvent) || happening == typeof(OrderStatusChangedEvent);

    int TimesOf(Type happening)
    {
        if (!IsOfAnOrder(happening))
            return 1;
        var (isLost, isTwice) = ((_lost & 1) != 0, (_twice & 1) != 0);
        (_lost, _twice) = (_lost >> 1, _twice >> 1);
        HasLost |= isLost;
        Spoken += IsSpoken(happening) && !isLost ? 1 : 0;
        return isLost ? 0 : isTwice ? 2 : 1;
    }

    void Live()
    {
        if (IsDead)
            throw new DeadException();
    }

    async Task<CommitOutcome> CommitAsync(Func<Task<CommitOutcome>> commit)
    {
        var isLast = ++_commits == _death.Commit;
        if (isLast && !_death.IsWritten)
            Die();
        var outcome = await commit();
        if (isLast)
            Die();
        return outcome;
    }

    void Die()
    {
        IsDead = true;
        Live();
    }

    sealed class DeadException() : Exception("The web server is dead.");

    sealed class Publisher(IEventPublisher events, Faults faults) : IEventPublisher
    {
        public async Task PublishAsync<TEvent>(TEvent @event)
        {
            faults.Live();
            for (var times = faults.TimesOf(typeof(TEvent)); times > 0; times--)
            {
                await events.PublishAsync(@event);
                faults.Live();
            }
        }

        public void Publish<TEvent>(TEvent @event) => PublishAsync(@event).GetAwaiter().GetResult();
    }

    /// <summary>All that the ledger's store is asked for.</summary>
    interface IWhole : IWalletStore, IManyBooks, IOutboxStore;

    /// <summary>The ledger's store, of which only the commit is more than passed on.</summary>
    public class Store : DispatchProxy
    {
        IWalletStore _store = null!;
        Faults _faults = null!;

        internal static IWalletStore Of(IWalletStore store, Faults faults)
        {
            var proxy = Create<IWhole, Store>();
            (((Store)(object)proxy)._store, ((Store)(object)proxy)._faults) = (store, faults);
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            _faults.Live();
            return args is [WalletBook book, CancellationToken cancellation] ? _faults.CommitAsync(() => _store.TryCommitAsync(book, cancellation)) : targetMethod!.Invoke(_store, args);
        }
    }
}
