namespace Nop.Plugin.Misc.Cashback.Tests.Rules;

/// <summary>Ids as they are kept in one column.</summary>
public sealed class IdListTests
{
    [TestCase(null, new int[0])]
    [TestCase("", new int[0])]
    [TestCase("12, 3,12 ,x,-1,0,+5", new[] { 12, 3 })]
    public void A_column_is_read_in_its_order_each_id_once_and_what_is_none_passed_over(string? text, int[] ids) => Assert.That(IdList.Parse(text), Is.EqualTo(ids));

    [Test]
    public void Ids_are_written_ascending_each_once() => Assert.That(IdList.Join([12, 3, 12, 0, -1]), Is.EqualTo("3,12"));
}
