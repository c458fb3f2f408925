using System.Data.Common;
using Moq;
using Nop.Core.Caching;
using Nop.Plugin.Misc.Cashback.Terms;

namespace Nop.Plugin.Misc.Cashback.Tests.Terms;

/// <summary>What becomes of an insertion that the database refuses.</summary>
public sealed class TermsStoringTests
{
    readonly ListRepository<TermsVersion> _rows = new();

    [Test]
    public void A_refusal_that_is_no_lost_race_is_not_swallowed()
    {
        _rows.Inserting = _ => throw new Refusal("disk full");
        Assert.That(() => Versions().EnsureAsync(1), Throws.InstanceOf<Refusal>().With.Message.EqualTo("disk full"));
    }

    [Test]
    public void A_number_that_is_lost_again_and_again_ends_with_the_refusal()
    {
        var tries = 0;
        _rows.Inserting = version =>
        {
            tries++;
            _rows.Rows.Add(new TermsVersion { Id = tries, StoreId = version.StoreId, Number = version.Number, Hash = "other", Text = "{}" });
            throw new Refusal("taken");
        };
        Assert.That(() => Versions().EnsureAsync(1), Throws.InstanceOf<Refusal>());
        Assert.That(tries, Is.EqualTo(8));
    }

    TermsVersions Versions()
    {
        var texts = new Mock<ITermsTexts>();
        texts.Setup(writer => writer.WriteAsync(1, TermsVersions.Languages)).ReturnsAsync(new Dictionary<string, IReadOnlyList<TermsSection>>());
        return new(_rows, texts.Object, Mock.Of<IStaticCacheManager>(), TimeProvider.System);
    }

    sealed class Refusal(string message) : DbException(message);
}
