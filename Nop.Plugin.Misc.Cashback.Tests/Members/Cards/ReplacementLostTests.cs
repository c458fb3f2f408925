using Moq;
using Nop.Plugin.Misc.Cashback.Ledger.Storage;
using Nop.Plugin.Misc.Cashback.Members.Cards;

namespace Nop.Plugin.Misc.Cashback.Tests.Members.Cards;

/// <summary>The card that is to replace a lost one goes to somebody else while the lost one is blocked.</summary>
public sealed class ReplacementLostTests
{
    const int Bea = 60;
    const int Clerk = 70;

    [Test]
    public async Task The_client_is_told_of_the_block_and_has_a_number_and_the_clerk_learns_that_the_card_is_anothers()
    {
        var shop = new PlayedShop(PlayedShop.Spring);
        await shop.GiveAsync(PlayedShop.Anna, 1000);
        var (lost, replacement) = (shop.Rows.Wallets.Single().CardNumber, RandomCardNumbers.Draw(RandomCardNumbers.DigitsOfCard));
        var (plastic, holdings, letters) = (new ListRepository<PlasticCard> { Rows = { new() { Id = 1, Number = replacement } } }, new ListRepository<CardHolding>(), new Mock<ICardLetters>());
        var blocks = new ListRepository<CardBlock> { Inserting = _ => holdings.Rows.Add(new() { Id = 1, Number = replacement, CustomerId = Bea, GivenOnUtc = shop.Clock.NowUtc }) };
        var cards = new ClientCards(plastic, holdings, blocks, new ListRepository<CardBatch>(), shop.WalletCards, new CardSeals(OneKey.Instance), letters.Object, QuietLines.New(), shop.Services.CustomerService(), shop.Clock);

        var ended = await cards.BlockAsync(PlayedShop.Anna, PlayedShop.StoreId, new(lost, "lost", replacement), Clerk);
        var current = await cards.CurrentAsync(PlayedShop.Anna, lost);
        var again = await cards.BlockAsync(PlayedShop.Anna, PlayedShop.StoreId, new(lost, "lost", replacement), Clerk);

        Assert.That((ended, again), Is.EqualTo((new CardResult(CardOutcome.Taken, current, IsBlocked: true), new CardResult(CardOutcome.Taken, current))));
        Assert.That(current, Has.Length.EqualTo(RandomCardNumbers.DigitsOfCard).And.Not.EqualTo(replacement));
        letters.Verify(it => it.BlockedAsync(It.Is<Customer>(customer => customer.Id == PlayedShop.Anna), PlayedShop.StoreId, lost, current), Times.Once);
        letters.VerifyNoOtherCalls();
    }
}
