using Nop.Plugin.Misc.Cashback.Ledger.Storage;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger;

/// <summary>Plays steps on one wallet through the ledger, keeping orders as a shop would.</summary>
sealed class LedgerDriver(IWalletStore store, ShortfallPolicy shortfall)
{
    public static readonly WalletKey Key = new(7, 0, "EUR");

    readonly ManualClock _clock = new(new DateTime(2026, 1, 5, 8, 0, 0));
    readonly List<string> _vouchers = [];
    readonly List<(string Reference, long Amount)> _taken = [];
    int _acts;

    public List<DrivenOrder> Orders { get; } = [];

    public CashbackLedger Ledger => field ??= new CashbackLedger(store, new NoPause(), new WalletTurns(), _clock);

    PostingContext Context(string? reason = null, string? key = null) => new(Channel.System, 0, _clock.NowUtc) { Reason = reason, IdempotencyKey = key };

    public async Task PlayAsync(Step step)
    {
        _acts++;
        _clock.NowUtc = _clock.NowUtc.AddMinutes(1);
        var order = Orders.Count == 0 ? null : Orders[step.A % Orders.Count];
        switch (step.Kind)
        {
            case StepKind.Pay: await PayAsync(step); break;
            case StepKind.Complete when order is { Voided: false }: order.CompletedOnUtc ??= _clock.NowUtc; await FollowAsync(order); break;
            case StepKind.Refund when order is { }: order.Refunded = Math.Min(order.Paid, order.Refunded + 1 + step.B % 2000); await FollowAsync(order); break;
            case StepKind.Cancel when order is { }: order.Voided = true; await FollowAsync(order); break;
            case StepKind.Reopen when order is { }: order.Voided = false; await FollowAsync(order); break;
            case StepKind.Look when order is { }: await FollowAsync(order); break;
            case StepKind.EditLines when order is { Voided: false }: await EditAsync(order, step.B % 7000); break;
            case StepKind.TypeTotal when order is { Voided: false }: order.Total = step.B % 7000; await FollowAsync(order); break;
            case StepKind.Voucher:
                var reference = $"v:{_acts}";
                if ((await Ledger.HoldAsync(Key, new HoldRequest(HoldPurpose.Voucher, reference, 1 + step.A % 1500, Context()))).IsDone)
                    _vouchers.Add(reference);
                break;
            case StepKind.CaptureVoucher when _vouchers.Count > 0:
                var voucher = _vouchers[step.A % _vouchers.Count];
                await TakeAsync(voucher, Ledger.CaptureAsync(new CaptureRequest(voucher, 1 + step.B % 700, 0, Context("receipt", $"receipt {step.B}"))), part => part);
                break;
            case StepKind.ReleaseVoucher when _vouchers.Count > 0:
                await Ledger.ReleaseAsync(_vouchers[step.A % _vouchers.Count], HoldState.Released, Context());
                break;
            case StepKind.Counter:
                await TakeAsync($"k:{_acts}", Ledger.SpendAsync(Key, new HoldRequest(HoldPurpose.Counter, $"k:{_acts}", 1 + step.A % 900, Context())), hold => hold!.Captured);
                break;
            case StepKind.Undo when _taken.Count > 0:
                var (taken, amount) = _taken[step.A % _taken.Count];
                await Ledger.UndoCaptureAsync(taken, amount, _clock.NowUtc.AddDays(30), Context("mistyped", $"undo {step.A % _taken.Count}"));
                break;
            case StepKind.AdjustUp: await Ledger.AdjustAsync(Key, 1 + step.A % 2000, Context("sorry")); break;
            case StepKind.AdjustDown: await Ledger.AdjustAsync(Key, -1 - step.A % 2000, Context("mistake")); break;
            case StepKind.Grant: await Ledger.GrantAsync(Key, 1 + step.A % 500, _clock.NowUtc.AddDays(step.B % 40), Context("gift", $"gift {step.A}")); break;
            case StepKind.Extend:
                await Ledger.ExtendAsync(await WalletIdAsync(), new(_clock.NowUtc.AddDays(step.A % 60)) { EndingByUtc = step.B % 2 == 0 ? null : _clock.NowUtc.AddDays(step.B % 30) }, Context("late", $"extend {_acts}"));
                break;
            case StepKind.Change:
                await ChangeAsync(step, await ActAsync(step));
                // Most of a history is of a wallet that can be used.
                if (step.B % 2 == 0)
                    await ChangeAsync(step, await ActAsync(step));
                break;
            case StepKind.Days: _clock.NowUtc = _clock.NowUtc.AddDays(step.A % 25); break;
            case StepKind.Activate: await Ledger.ActivateDueAsync(await WalletIdAsync(), Context()); break;
            case StepKind.Expire: await Ledger.ExpireAsync(await WalletIdAsync(), Context()); break;
            case StepKind.Forfeit: await Ledger.ForfeitAsync(await WalletIdAsync(), Context()); break;
        }
    }

    public async Task FollowAsync(DrivenOrder order)
    {
        var facts = new OrderFacts(order.Id, Paid: true, order.Total, order.Refunded, order.Voided, order.CompletedOnUtc, shortfall,
            (completed, delay, expiry) => new LotDates(completed.AddDays(delay), expiry is { Days: var days } ? completed.AddDays(delay + days) : null),
            _clock.NowUtc.AddDays(30));
        await Ledger.PostOrderAsync(Key, facts, () => Task.FromResult(new FrozenEarning(order.Exact, order.Exact * 10, new Dictionary<int, (long, long)>(), order.DelayDays, new(30), 0, "{}")), Context());
    }

    async Task EditAsync(DrivenOrder order, long gross)
    {
        var edit = new OrderEdit(order.Id, gross, order.Paid, order.Refunded, order.Voided, _clock.NowUtc.AddDays(30));
        order.Total = (await Ledger.EditOrderAsync(await WalletIdAsync(), edit, Context())).Value!.Total;
        await FollowAsync(order);
    }

    async Task PayAsync(Step step)
    {
        var order = new DrivenOrder(1 + step.A % 5000) { Id = Orders.Count + 1, Exact = new Fraction(step.B, 1 + step.A % 7), DelayDays = step.B % 3 * 7 };
        if (step.A % 2 == 0)
        {
            var reference = $"checkout:{order.Id}";
            if ((await Ledger.HoldAsync(Key, new HoldRequest(HoldPurpose.Checkout, reference, 1 + step.B % 900, Context()) { GroupKey = reference })).IsDone)
                await Ledger.CaptureForOrderAsync(reference, order.Id, Context());
        }

        Orders.Add(order);
        await FollowAsync(order);
    }

    async Task TakeAsync<T>(string reference, Task<LedgerResult<T>> taking, Func<T?, long> amount)
    {
        if (await taking is { IsDone: true, Repeated: false } taken)
            _taken.Add((reference, amount(taken.Value)));
    }

    async Task ChangeAsync(Step step, WalletAct act) =>
        await Ledger.ChangeAsync(await WalletIdAsync(), new(act) { Settlement = (WalletSettlement)(step.B % 2), Receipt = "R-1" }, Context("state", $"change {_acts} {act}"));

    // Most often what can be done, and a wallet that stands still goes on with the next change: else most of a history would be refused.
    async Task<WalletAct> ActAsync(Step step) => step.B % 5 == 0 ? (WalletAct)(step.A % 4) : (await Ledger.GetBalanceAsync(Key)).State switch
    {
        WalletState.Frozen => WalletAct.Unfreeze,
        WalletState.Closed => WalletAct.Reopen,
        _ => step.A % 3 == 0 ? WalletAct.Close : WalletAct.Freeze,
    };

    async Task<int> WalletIdAsync() => (await store.OpenAsync(Key, _clock.NowUtc, CancellationToken.None)).Id;
}

/// <summary>An order as the shop has it.</summary>
public sealed class DrivenOrder(long paid)
{
    public int Id { get; init; }

    public long Paid { get; } = paid;

    public long Total { get; set; } = paid;

    public OrderMoney Money => new(Paid, Total, Refunded);

    public Fraction Exact { get; init; }

    public int DelayDays { get; init; }

    public long Refunded { get; set; }

    public bool Voided { get; set; }

    public DateTime? CompletedOnUtc { get; set; }
}
