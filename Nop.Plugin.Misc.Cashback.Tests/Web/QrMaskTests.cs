using Nop.Plugin.Misc.Cashback.Web.Qr;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>Which masks there are.</summary>
public sealed class QrMaskTests
{
    [TestCase(-1)]
    [TestCase(8)]
    public void A_mask_that_there_is_not_is_refused_by_its_name(int mask)
        => Assert.That(() => QrCode.Of("a", mask), Throws.TypeOf<ArgumentOutOfRangeException>().With.Property(nameof(ArgumentException.ParamName)).EqualTo("mask"));
}
