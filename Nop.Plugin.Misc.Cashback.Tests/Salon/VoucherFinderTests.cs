using Nop.Plugin.Misc.Cashback.Platform.Codes;
using Nop.Plugin.Misc.Cashback.Platform.Keys;
using Nop.Plugin.Misc.Cashback.Salon;
using Nop.Plugin.Misc.Cashback.Salon.Tokens;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

/// <summary>Signed vouchers at the counter, and what only a branch's file may say.</summary>
[TestFixture(null)]
[TestFixture(DatabaseKind.PostgreSql)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
sealed class VoucherFinderTests(DatabaseKind? kind) : SalonDeskFixture(kind)
{
    [Test]
    public async Task A_token_is_taken_at_the_counter_like_its_code()
    {
        var token = await Desk.TokenAsync(300);
        var taken = await Desk.RedeemAsync(token, 200, "r1");
        Assert.That((taken.Refusal, taken.Amount, taken.Hold!.Left), Is.EqualTo((SalonRefusal.None, 200L, 100L)));
    }

    [Test]
    public async Task The_same_receipt_by_code_and_by_token_takes_once()
    {
        var hold = (await Desk.IssueAsync(300)).Hold!;
        await Desk.RedeemAsync(Desk.Vouchers.Display(hold), 200, "r1");
        Assert.That((await Desk.RedeemAsync(Desk.Tokens.Of(hold, "EUR", Shop.Clock.NowUtc)!, 200, "r1")).Repeated, Is.True);
    }

    [TestCase("lower")]
    [TestCase("grouped")]
    [TestCase("unseen")]
    [TestCase("labelled")]
    public async Task A_token_is_found_however_it_was_read(string how)
    {
        var token = await Desk.TokenAsync(300);
        var read = how switch
        {
            "lower" => token.ToLowerInvariant(),
            "grouped" => string.Join('\u00A0', token.Chunk(8).Select(group => new string(group))),
            "unseen" => $"\uFEFF{token.Insert(20, "\u200B").Insert(40, "\u00AD")}\r\n",
            _ => $"Voucher: {token}",
        };
        Assert.That((await Desk.FindAsync(read)).Voucher, Is.Not.Null);
    }

    [Test]
    public async Task Forged_foreign_and_truncated_tokens_are_unknown_and_count_as_guesses()
    {
        var token = await Desk.TokenAsync(300);
        var forged = token[..^20] + (token[^20] == 'A' ? 'B' : 'A') + token[^19..];
        using var foreign = new VoucherTokens(new OneKey(9), new VoucherReferences(new OneKey(9)));
        var stranger = foreign.Of((await Desk.IssueAsync(100)).Hold!, "EUR", Shop.Clock.NowUtc)!;
        foreach (var wrong in new[] { forged, stranger, token[..^1], token[..60] })
            Assert.That((await Desk.FindAsync(wrong)).Refusal, Is.EqualTo(SalonRefusal.UnknownVoucher));
        Assert.That(Desk.LookUpRows.Rows.Select(row => row.OutcomeId), Is.EqualTo(Enumerable.Repeat((int)LookUpOutcome.UnknownCode, 4)));
    }

    [Test]
    public async Task Who_tries_too_many_tokens_waits()
    {
        var token = await Desk.TokenAsync(300);
        for (var tries = 0; tries < LookUps.MostUnknown; tries++)
            await Desk.FindAsync(token[..^1]);
        Assert.That((await Desk.FindAsync(token)).Refusal, Is.EqualTo(SalonRefusal.TooManyTries));
    }

    [TestCase(0)]
    [TestCase(64)]
    public async Task A_token_is_no_receipt_nor_what_a_short_field_left_of_it(int most)
    {
        var token = await Desk.TokenAsync(300);
        var code = await Desk.CodeAsync(100);
        var typed = most == 0 ? token : token[..most];
        Assert.That(((await Desk.TakeAsync(100, typed)).Refusal, (await Desk.RedeemAsync(code, 100, typed)).Refusal), Is.EqualTo((SalonRefusal.ReceiptIsCode, SalonRefusal.ReceiptIsCode)));
    }

    [Test]
    public async Task A_receipt_that_begins_like_a_token_is_a_receipt() => Assert.That((await Desk.TakeAsync(100, "CB1-2345-67")).Refusal, Is.EqualTo(SalonRefusal.None));

    [Test]
    public async Task The_name_that_a_file_gives_a_voucher_is_read_from_files_and_never_at_the_counter()
    {
        var hold = (await Desk.IssueAsync(300)).Hold!;
        var name = Desk.Vouchers.TokenOf(hold.Reference);
        Assert.That(((await Desk.Finder.FindInFileAsync($" {name.ToUpperInvariant()} "))?.Reference, (await Desk.FindAsync(name)).Refusal), Is.EqualTo((hold.Reference, SalonRefusal.UnknownVoucher)));
    }

    [Test]
    public async Task A_file_may_name_a_voucher_by_its_code_or_its_token()
    {
        var hold = (await Desk.IssueAsync(300)).Hold!;
        var (byCode, byToken) = (await Desk.Finder.FindInFileAsync(Desk.Vouchers.Display(hold)), await Desk.Finder.FindInFileAsync(Desk.Tokens.Of(hold, "EUR", Shop.Clock.NowUtc)!));
        Assert.That((byCode?.Reference, byToken?.Reference), Is.EqualTo((hold.Reference, hold.Reference)));
    }

    [Test]
    public async Task A_voucher_of_an_earlier_version_is_found_by_its_token_and_by_its_name_in_a_file()
    {
        var hold = await PlainAsync();
        var (byToken, byName) = (await Desk.Finder.FindAsync(Desk.Tokens.Of(hold, "EUR", Shop.Clock.NowUtc)!), await Desk.Finder.FindInFileAsync(Desk.References.TokenOf(hold.Reference)));
        Assert.That((byToken?.Reference, byName?.Reference), Is.EqualTo((hold.Reference, hold.Reference)));
    }

    [Test]
    public async Task After_a_new_key_tokens_and_names_of_before_find_their_vouchers()
    {
        var (hold, plain) = ((await Desk.IssueAsync(100)).Hold!, await PlainAsync());
        var written = new[] { hold, plain }.Select(voucher => (voucher.Reference, Token: Desk.Tokens.Of(voucher, "EUR", Shop.Clock.NowUtc)!, Name: Desk.References.TokenOf(voucher.Reference))).ToList();

        var keys = new TwoKeys(OneKey.Instance.Current(), new OneKey(8).Current());
        var references = new VoucherReferences(keys);
        using var tokens = new VoucherTokens(keys, references);
        var finder = new VoucherFinder(Shop.Holds, references, tokens);
        foreach (var (reference, token, name) in written)
            Assert.That(((await finder.FindAsync(token))?.Reference, (await finder.FindInFileAsync(name))?.Reference), Is.EqualTo((reference, reference)));
    }

    [TestCase("e:00:00")]
    [TestCase("e:0011223344556677:zz112233445566778899aabbccddeeff")]
    [TestCase("e:0011223344556677:00112233445566778899aabbccddeeff")]
    [TestCase("c:17")]
    [TestCase("")]
    public async Task What_names_no_voucher_finds_none(string written) => Assert.That(await Desk.Finder.FindInFileAsync(written), Is.Null);

    async Task<Hold> PlainAsync()
    {
        var key = await Shop.Wallets.KeyAsync(SalonDesk.Anna, PlayedShop.StoreId);
        var request = new HoldRequest(HoldPurpose.Voucher, $"v:{VoucherCode.New(Desk.Codes)}", 100, new PostingContext(Channel.Shop, SalonDesk.Anna, Shop.Clock.NowUtc)) { ExpiresOnUtc = Shop.Clock.NowUtc.AddDays(30) };
        return (await Shop.Ledger.HoldAsync(key, request)).Value!;
    }

    sealed record TwoKeys(ShopKey Old, ShopKey New) : IShopKeys
    {
        public ShopKey Current() => New;

        public IReadOnlyList<ShopKey> All() => [Old, New];
    }
}
