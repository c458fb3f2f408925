using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Nop.Plugin.Misc.Cashback.Web.Admin;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

/// <summary>Forms whose fields never reach their action: the framework takes a field that is called like the parameter for a prefix of all others.</summary>
public sealed class BoundModelsTests
{
    static IEnumerable<TestCaseData> Models() =>
        from controller in typeof(AdminCashbackController).Assembly.GetTypes()
        where controller.IsSubclassOf(typeof(ControllerBase)) && !controller.IsAbstract
        from action in controller.GetMethods(BindingFlags.Instance | BindingFlags.Public)
        where !action.IsSpecialName && action.DeclaringType!.Assembly == controller.Assembly
        from parameter in action.GetParameters()
        where parameter.ParameterType is { IsClass: true } type && type != typeof(string) && type.Assembly == controller.Assembly
        select new TestCaseData(parameter).SetArgDisplayNames($"{controller.Name}.{action.Name}({parameter.Name})");

    [TestCaseSource(nameof(Models))]
    public void No_field_of_a_form_is_called_like_the_parameter_that_it_is_read_into(ParameterInfo parameter) =>
        Assert.That(parameter.ParameterType.GetProperties().Select(field => field.Name), Has.None.EqualTo(parameter.Name).IgnoreCase);
}
