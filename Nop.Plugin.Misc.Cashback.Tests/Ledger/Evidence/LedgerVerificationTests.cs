using Moq;
using Nop.Core.Caching;
using Nop.Plugin.Misc.Cashback.Ledger.Audit;
using Nop.Plugin.Misc.Cashback.Ledger.Seals;
using Nop.Services.Configuration;
using Nop.Services.Logging;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Evidence;

public sealed class LedgerVerificationTests
{
    [Test]
    public async Task While_one_runs_another_does_not_begin()
    {
        var auditor = new Mock<ILedgerAuditor>();
        var busy = new Mock<ILocker>();
        var verification = Of(auditor.Object, busy.Object, new VerificationProgress());

        Assert.That(await verification.RunAsync(CancellationToken.None), Is.Null);
        auditor.Verify(row => row.VerifyAsync(It.IsAny<int>(), It.IsAny<IProgress<AuditProgress>?>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Test]
    public void How_far_it_is_is_told_while_it_runs_and_not_afterwards()
    {
        var progress = new VerificationProgress();
        var free = new Mock<ILocker>();
        free.Setup(row => row.PerformActionWithLockAsync(It.IsAny<string>(), It.IsAny<TimeSpan>(), It.IsAny<Func<Task>>()))
            .Returns(async (string _, TimeSpan _, Func<Task> act) =>
            {
                await act();
                return true;
            });
        AuditProgress? during = null;
        var auditor = new Mock<ILedgerAuditor>();
        auditor.Setup(row => row.VerifyAsync(0, It.IsAny<IProgress<AuditProgress>?>(), It.IsAny<CancellationToken>()))
            .Callback((int _, IProgress<AuditProgress>? told, CancellationToken _) =>
            {
                told!.Report(new(200, 5000, 0, 200));
                during = progress.Now;
            })
            .ThrowsAsync(new OperationCanceledException());

        Assert.That(() => Of(auditor.Object, free.Object, progress).RunAsync(CancellationToken.None), Throws.InstanceOf<OperationCanceledException>());
        Assert.That((during?.Wallets, progress.Now), Is.EqualTo(((long?)200, (AuditProgress?)null)));
    }

    static LedgerVerification Of(ILedgerAuditor auditor, ILocker locker, VerificationProgress progress) =>
        new(auditor, [], progress, new(new ListRepository<Damage>(), TimeProvider.System), locker, Mock.Of<ISettingService>(), Mock.Of<IWitness>(), Mock.Of<ILogger>(), null!, TimeProvider.System);
}
