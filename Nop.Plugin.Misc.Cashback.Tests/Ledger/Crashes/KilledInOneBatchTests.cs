namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Crashes;

/// <summary>Where one batch is a transaction: on PostgreSQL alone.</summary>
public sealed class KilledInOneBatchTests() : KilledHostFixture(DatabaseKind.PostgreSql)
{
    // What the server has in full it finishes, also for nobody.
    [Test]
    public Task An_append_that_the_server_has_in_full_is_done_whole_and_its_repeat_does_nothing() =>
        AssertKilledAppendIsDoneAsync(CrashPoint.InOneBatch, done: true);
}
