using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Options;
using Nop.Plugin.Misc.Cashback.Web.Admin.Programmes;
using Nop.Web.Framework.Models;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

public sealed class TypedValueMessagesTests
{
    ServiceProvider _services = null!;

    [SetUp]
    public void Start()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddMvcCore();
        services.AddSingleton<IHttpContextAccessor, HttpContextAccessor>();
        services.AddSingleton<IConfigureOptions<MvcOptions>, TypedValueMessages>();
        _services = services.BuildServiceProvider();
    }

    [TearDown]
    public void End() => _services.Dispose();

    [TestCase(nameof(ProgrammeModel.DisplayOrder), "NotAWholeNumber")]
    [TestCase(nameof(ProgrammeModel.Id), "NotAWholeNumber")]
    [TestCase(nameof(ProgrammeModel.From), "NotADate")]
    [TestCase(nameof(ProgrammeModel.Active), "Choose")]
    public void The_plugins_models_have_their_own_messages(string property, string key) =>
        Assert.That(Invalid(typeof(ProgrammeModel), property), Is.EqualTo("Plugins.Misc.Cashback.Errors." + key));

    [Test]
    public void The_shops_models_keep_theirs() =>
        Assert.That(Invalid(typeof(BaseNopEntityModel), nameof(BaseNopEntityModel.Id)), Is.EqualTo("The value 'x' is not valid for y."));

    string Invalid(Type model, string property) =>
        _services.GetRequiredService<IModelMetadataProvider>().GetMetadataForProperty(model, property).ModelBindingMessageProvider.AttemptedValueIsInvalidAccessor("x", "y");
}
