using FluentValidation;
using Moq;
using Nop.Plugin.Misc.Cashback.Web.Admin.Drafts;
using Nop.Plugin.Misc.Cashback.Web.Admin.Settings;
using Nop.Services.Localization;

namespace Nop.Plugin.Misc.Cashback.Tests.Admin;

/// <summary>The settings page and the page of a draft ask how tiers last within the same bounds.</summary>
public sealed class TierTermsRuleTests
{
    static readonly string[] _fields =
    [
        nameof(DraftModel.TierWindow), nameof(DraftModel.TierReview), nameof(DraftModel.TierReviewMonth), nameof(DraftModel.TierReviewDay),
        nameof(DraftModel.TierReviewMonths), nameof(DraftModel.TierGraceDays), nameof(DraftModel.TierReturnDays),
    ];

    [TestCase(-1)]
    [TestCase(4000)]
    public void What_is_out_of_bounds_is_refused_beside_its_field_on_both_pages(int number)
    {
        Assert.Multiple(() =>
        {
            Assert.That(Refused(new ConfigurationValidator(Localization), Filled(new ConfigurationModel(), number)), Is.EquivalentTo(_fields));
            Assert.That(Refused(new DraftValidator(Localization), Filled(new DraftModel(), number)), Is.EquivalentTo(_fields));
        });
    }

    [Test]
    public void What_is_within_bounds_is_accepted_on_both_pages()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Refused(new ConfigurationValidator(Localization), Filled(new ConfigurationModel(), 1)), Is.Empty);
            Assert.That(Refused(new DraftValidator(Localization), Filled(new DraftModel(), 1)), Is.Empty);
        });
    }

    static ILocalizationService Localization => Mock.Of<ILocalizationService>(l => l.GetResourceAsync(It.IsAny<string>()) == Task.FromResult("{0} {1}"));

    static T Filled<T>(T model, int number)
    {
        foreach (var field in _fields)
            typeof(T).GetProperty(field)!.SetValue(model, number);
        return model;
    }

    static IEnumerable<string> Refused<T>(AbstractValidator<T> validator, T model) =>
        validator.ValidateAsync(model).GetAwaiter().GetResult().Errors.Select(error => error.PropertyName).Intersect(_fields).Distinct();
}
