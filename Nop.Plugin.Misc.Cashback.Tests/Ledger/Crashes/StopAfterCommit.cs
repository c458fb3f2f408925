using System.Reflection;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Crashes;

/// <summary>A store that stops for good when entries of a kind are committed, before anybody learns of it.</summary>
public class StopAfterCommit : DispatchProxy
{
    IWalletStore _store = null!;
    EntryKind _kind;

    public static IWalletStore Of(IWalletStore store, EntryKind kind)
    {
        var proxy = Create<IWalletStore, StopAfterCommit>();
        ((StopAfterCommit)(object)proxy)._store = store;
        ((StopAfterCommit)(object)proxy)._kind = kind;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        args is [WalletBook book, CancellationToken cancellation] ? CommitAsync(book, cancellation) : targetMethod!.Invoke(_store, args);

    async Task<CommitOutcome> CommitAsync(WalletBook book, CancellationToken cancellation)
    {
        var outcome = await _store.TryCommitAsync(book, cancellation);
        if (outcome == CommitOutcome.Committed && book.Entries.Exists(entry => entry.Kind == _kind))
            await Halt.ForeverAsync();
        return outcome;
    }
}
