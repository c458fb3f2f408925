using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

/// <summary>A clerk who gathers clients by a program: thousands of look-ups, many at once, over two web servers, one of which is started anew in between.</summary>
public sealed class HarvestTests() : BonusFixture(DatabaseKind.PostgreSql)
{
    const int LookUpsInAll = 10_000;
    const int AtOnce = 64;
    const int Clerk = 9;

    [Test]
    public async Task Ten_thousand_look_ups_find_no_more_than_the_most()
    {
        var branch = new Branch { Name = "Centro", Active = true };
        await Shop.TellAsync<IRepository<Branch>>(branches => branches.InsertAsync(branch));
        var found = 0;

        async Task LookUpAsync(PreviewStore node, int count) => await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce / 2 }, async (_, _) =>
        {
            var answer = await node.AskAsync<ICounterService, CounterFound>(counter => counter.FindAsync(Anna.Email, branch.Id, Clerk));
            Interlocked.Add(ref found, answer.Clients.Count);
        });

        for (var start = 0; start < 2; start++)
        {
            await using var other = await Shop.OpenOtherNodeAsync();
            await Task.WhenAll(LookUpAsync(Shop.Store, LookUpsInAll / 4), LookUpAsync(other, LookUpsInAll / 4));
        }

        var written = (await Shop.RowsAsync<LookUp>()).CountBy(look => (LookUpOutcome)look.OutcomeId).ToDictionary();
        Assert.That((found, written.Values.Sum()), Is.EqualTo((written[LookUpOutcome.Client], LookUpsInAll)));
        Assert.That(found, Is.InRange(1, LookUps.Most));
    }
}
