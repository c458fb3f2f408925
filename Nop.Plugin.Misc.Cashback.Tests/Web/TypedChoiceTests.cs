using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Nop.Plugin.Misc.Cashback.Web.Shop.Cart;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

public sealed class TypedChoiceTests
{
    [TestCase(TypedChoice.Nothing)]
    [TestCase(TypedChoice.AsMuchAsPossible)]
    public void An_amount_typed_beside_another_choice_is_unused(string kind) => Assert.That(new TypedChoice(kind, "5", "").LeavesAmountUnused);

    [TestCase(TypedChoice.Nothing, "", "")]
    [TestCase(TypedChoice.Nothing, "5.00", "5.00")]
    [TestCase(TypedChoice.AsMuchAsPossible, "5.00", "5.00")]
    [TestCase(TypedChoice.SomeAmount, "5", "")]
    public void An_empty_field_one_left_as_it_was_or_one_that_is_chosen_is_not(string kind, string amount, string shown) =>
        Assert.That(new TypedChoice(kind, amount, shown).LeavesAmountUnused, Is.False);

    [Test]
    public void A_form_without_the_box_has_no_choice() =>
        Assert.That(TypedChoice.Read(new FormCollection(new Dictionary<string, StringValues> { ["paymentmethod"] = "x" })), Is.Null);
}
