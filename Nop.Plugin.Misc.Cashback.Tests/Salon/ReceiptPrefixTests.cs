using Nop.Plugin.Misc.Cashback.Salon;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

/// <summary>Numbers of receipts that are typed or scanned behind what was proposed.</summary>
public class ReceiptPrefixTests
{
    [TestCase("TO-TO-3001", "TO-", "TO-3001")]
    [TestCase("TO-to-1001", "TO-", "TO-1001")]
    [TestCase("to-To-1001", "TO-", "TO-1001")]
    [TestCase("TO-TO-TO-1", "TO-", "TO-1")]
    [TestCase(" TO- TO-7 ", "TO-", "TO-7")]
    [TestCase("TO-TO-", "TO-", "TO-")]
    public void Of_the_beginning_twice_one_is_left_as_the_branch_writes_it(string typed, string prefix, string number) => Assert.That(Receipts.WithPrefixOnce(typed, prefix), Is.EqualTo(number));

    [TestCase("TO-3001", "TO-")]
    [TestCase("3001", "TO-")]
    [TestCase("3001", "")]
    [TestCase("RO-TO-3001", "TO-")]
    public void Any_other_number_stays(string typed, string prefix) => Assert.That(Receipts.WithPrefixOnce(typed, prefix), Is.EqualTo(typed));

    [Test]
    public void Digits_may_stand_twice_at_the_beginning_of_a_number() => Assert.That(Receipts.WithPrefixOnce("0012", "0"), Is.EqualTo("0012"));

    [Test]
    public void Nothing_is_no_number() => Assert.That(Receipts.WithPrefixOnce(null, "TO-"), Is.Empty);
}
