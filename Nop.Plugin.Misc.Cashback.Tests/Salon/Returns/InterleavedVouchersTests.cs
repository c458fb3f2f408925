using System.Text;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Salon.Returns;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon.Returns;

/// <summary>Random days of a salon: vouchers are made, cancelled, used at the counter and offline, given back, lapse, and files come in any order, twice, from two branches.</summary>
public class InterleavedVouchersTests
{
    const int Days = 60;
    const int Steps = 60;

    static readonly ReturnOutcome[] s_happen =
    [
        ReturnOutcome.Taken, ReturnOutcome.Already, ReturnOutcome.Undone, ReturnOutcome.TooMuch, ReturnOutcome.WrongBranch, ReturnOutcome.Lapsed, ReturnOutcome.Cancelled, ReturnOutcome.UsedUp,
        ReturnOutcome.ReceiptUsed, ReturnOutcome.WrongTime,
    ];

    static readonly string[] s_receipts = ["R-1", "r-1", "R-2", "R-3"];

    [Test]
    public async Task A_receipt_takes_from_a_voucher_once_and_no_voucher_pays_more_than_it_is_worth()
    {
        var seen = new HashSet<ReturnOutcome>();
        for (var seed = 1; seed <= Days; seed++)
            seen.UnionWith(await new Day(seed).LiveAsync());
        Assert.That(seen, Is.SupersetOf(s_happen), "what such days must bring, or they show nothing");
    }

    sealed class Day(int seed)
    {
        readonly Random _random = new(seed);
        readonly SalonDesk _desk = SalonDesk.InMemory();
        readonly List<Hold> _vouchers = [];
        readonly List<ReturnBatch> _batches = [];
        readonly List<string> _files = [];
        readonly List<string> _acts = [];

        // What was taken and not given back, by voucher, branch and receipt.
        readonly Dictionary<(string Reference, int Branch, string Receipt), long> _taken = [];

        public async Task<IEnumerable<ReturnOutcome>> LiveAsync()
        {
            _desk.Shop.Settings.VoucherReturnDays = _random.Next(3);
            await _desk.Shop.GiveAsync(SalonDesk.Anna, 2000);
            for (var step = 0; step < Steps; step++)
            {
                await StepAsync();
                await AssertAsync();
            }

            Assert.That(_desk.Shop.Violations(), Is.Empty, $"day {seed}");
            return _desk.ReturnRows.Rows.Select(row => row.Outcome).Distinct();
        }

        async Task StepAsync()
        {
            switch (_random.Next(10))
            {
                case 0 or 1 when _vouchers.Count < 4:
                    if ((await _desk.IssueAsync(100 * _random.Next(1, 6), _random.Next(2), validDays: _random.Next(3))) is { IsDone: true, Hold: { } made })
                        _vouchers.Add(made);
                    break;
                case 2 when _random.Next(4) == 0 && _vouchers.Count > 0:
                    await _desk.Vouchers.CancelAsync(await NowAsync(Any(_vouchers)), Channel.Shop, SalonDesk.Anna);
                    break;
                case 3 or 4 when _vouchers.Count > 0:
                    await TakeAsync(Any(_vouchers), BranchId(), Any(s_receipts));
                    break;
                case 5 when _acts.Count > 0:
                    await UndoAsync(Any(_acts));
                    break;
                case 6 when _random.Next(3) == 0:
                    _desk.Shop.Clock.NowUtc += TimeSpan.FromHours(_random.Next(1, 30));
                    await _desk.Vouchers.LapseAsync(CancellationToken.None);
                    break;
                case 7 when _vouchers.Count > 0:
                    await BringAsync(_files.Count > 0 && _random.Next(4) == 0 ? Any(_files) : File(), BranchId());
                    break;
                case 8 when _batches.Count > 0:
                    await ConfirmAsync(Any(_batches));
                    break;
                case 9 when _batches.Count > 0 && _random.Next(4) == 0:
                    await _desk.Returns.DiscardAsync(Any(_batches).Id, SalonDesk.Clerk);
                    break;
            }
        }

        async Task TakeAsync(Hold voucher, int branchId, string receipt)
        {
            var taken = await _desk.Vouchers.RedeemAsync(await NowAsync(voucher), Amount(), branchId, receipt, SalonDesk.Clerk);
            if (taken is not { IsDone: true, Repeated: false })
                return;
            _acts.Add(taken.Act);
            Note(voucher.Reference, branchId, receipt, taken.Amount);
        }

        async Task UndoAsync(string act)
        {
            var before = (await _desk.Redemptions.FindAsync(act))!;
            var branch = (await _desk.Redemptions.BranchOfAsync(before))!.Id;
            if (await _desk.UndoAsync(act) == UndoRefusal.None)
                Note(before.Hold.Reference, branch, before.Entry.Reason!, -before.Entry.Amount);
        }

        async Task BringAsync(string file, int branchId)
        {
            _files.Add(file);
            var brought = await _desk.Returns.BringAsync(new MemoryStream(Encoding.UTF8.GetBytes(file)), _desk.BranchRows.First(branch => branch.Id == branchId), (null, null), SalonDesk.Clerk);
            if (brought.Batch is { } batch && !brought.Repeated)
                _batches.Add(batch);
        }

        async Task ConfirmAsync(ReturnBatch batch)
        {
            if (await _desk.Returns.GetAsync(batch.Id) is null)
                return;
            var before = (await _desk.Returns.RowsAsync(batch.Id, ReturnOutcome.Taken, 0, 100)).Select(row => row.Number).ToHashSet();
            await _desk.Returns.ConfirmAsync(batch, SalonDesk.Clerk, TimeSpan.FromMinutes(1));
            foreach (var row in (await _desk.Returns.RowsAsync(batch.Id, ReturnOutcome.Taken, 0, 100)).Where(row => !before.Contains(row.Number)))
                Note(row.Reference, batch.BranchId, row.Receipt, row.Amount);
        }

        void Note(string reference, int branchId, string receipt, long amount)
        {
            var key = (reference, branchId, receipt.ToUpperInvariant());
            Assert.That(amount < 0 || _taken.GetValueOrDefault(key) == 0, Is.True, $"day {seed}: {key} was taken twice");
            _taken[key] = _taken.GetValueOrDefault(key) + amount;
        }

        async Task AssertAsync()
        {
            foreach (var voucher in _vouchers)
            {
                var now = await NowAsync(voucher);
                var paid = _taken.Where(one => one.Key.Reference == voucher.Reference).Sum(one => one.Value);
                Assert.That((now.Captured - now.Restored, paid <= voucher.Amount), Is.EqualTo((paid, true)), $"day {seed}, voucher {voucher.Number}");
            }
        }

        string File()
        {
            var rows = Enumerable.Range(1, _random.Next(1, 4)).Select(number => (Voucher: Any(_vouchers), Amount: Amount(), Receipt: Any(s_receipts))).ToList();
            var lines = rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{Written(row.Voucher)},{row.Amount / 100}.00,{row.Receipt},{Time()}"));
            return $"voucher,amount,receipt,taken_at,row\n{string.Join('\n', lines.Select((line, i) => $"{line},{i + 1}"))}\n{rows.Count},{rows.Sum(row => row.Amount) / 100}.00,,,total\n";
        }

        string Written(Hold voucher) => _random.Next(3) switch
        {
            0 => _desk.Vouchers.Display(voucher),
            1 => _desk.Vouchers.TokenOf(voucher.Reference),
            _ => _desk.Tokens.Of(voucher, "EUR", voucher.CreatedOnUtc) ?? _desk.Vouchers.Display(voucher),
        };

        string Time() => _random.Next(2) == 0 ? "" : $"{_desk.Shop.Clock.NowUtc.AddHours(-_random.Next(40)):yyyy-MM-ddTHH:mm:ss}Z";

        long Amount() => 100 * _random.Next(1, 4);

        int BranchId() => _random.Next(5) == 0 ? SalonDesk.Milan : SalonDesk.Rome;

        async Task<Hold> NowAsync(Hold voucher) => (await _desk.Vouchers.FindByReferenceAsync(voucher.Reference))!;

        T Any<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];
    }
}
