using Microsoft.AspNetCore.Mvc.ModelBinding;
using Nop.Plugin.Misc.Cashback.Web.Admin;
using Nop.Plugin.Misc.Cashback.Web.Admin.Drafts;
using Nop.Plugin.Misc.Cashback.Web.Admin.Settings;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>The settings page and the page of a draft ask how tiers last within the same bounds.</summary>
public sealed class TierTermsFieldsTests
{
    static readonly string[] _fields = [.. typeof(ITierTermsModel).GetProperties().Select(property => property.Name)];

    [TestCase(-1)]
    [TestCase(4000)]
    public async Task What_is_out_of_bounds_is_refused_beside_its_field(int number) => Assert.That((await ReadAsync(Filled(number))).Refused, Is.EquivalentTo(_fields));

    [Test]
    public async Task What_is_within_bounds_is_accepted() => Assert.That((await ReadAsync(Filled(1))).Refused, Is.Empty);

    [Test]
    public async Task What_is_shown_is_read_again()
    {
        var terms = new TierTerms(TierWindow.Rolling365) { Review = TierReview.Yearly, ReviewMonth = 2, ReviewDay = 3, ReviewMonths = 4, GraceDays = 5, ReturnDays = 6 };
        var model = new ConfigurationModel();
        TierTermsFields.Show(terms, model);
        Assert.That((await ReadAsync(model)).Terms, Is.EqualTo(terms));
    }

    static DraftModel Filled(int number)
    {
        var model = new DraftModel();
        foreach (var field in _fields)
            typeof(ITierTermsModel).GetProperty(field)!.SetValue(model, number);
        return model;
    }

    static async Task<(TierTerms Terms, IEnumerable<string> Refused)> ReadAsync(ITierTermsModel model)
    {
        var state = new ModelStateDictionary();
        var terms = await TierTermsFields.ReadAsync(model, new FormReader(state, CurrencySpec.For("EUR"), FakeTexts.ByKey()));
        return (terms, state.Where(field => field.Value!.Errors.Count > 0).Select(field => field.Key));
    }
}
