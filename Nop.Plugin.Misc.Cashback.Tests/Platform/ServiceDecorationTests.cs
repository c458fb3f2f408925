namespace Nop.Plugin.Misc.Cashback.Tests.Platform;

public sealed class ServiceDecorationTests
{
    [Test]
    public void The_last_registration_is_wrapped_and_the_others_stay()
    {
        var services = new ServiceCollection().AddScoped<IGreeting, Hello>().AddScoped<IGreeting, Ciao>();
        services.Decorate<IGreeting>((_, inner) => new Loud(inner));
        using var provider = services.BuildServiceProvider();
        Assert.That(provider.CreateScope().ServiceProvider.GetServices<IGreeting>().Select(greeting => greeting.Text), Is.EqualTo(new[] { "hello", "ciao!" }));
    }

    [Test]
    public void A_factory_and_an_instance_are_wrapped_too()
    {
        var services = new ServiceCollection().AddScoped<IGreeting>(_ => new Hello());
        services.Decorate<IGreeting>((_, inner) => new Loud(inner));
        var single = new ServiceCollection().AddSingleton<IGreeting>(new Ciao());
        single.Decorate<IGreeting>((_, inner) => new Loud(inner));
        Assert.Multiple(() =>
        {
            Assert.That(TextOf(services), Is.EqualTo("hello!"));
            Assert.That(TextOf(single), Is.EqualTo("ciao!"));
        });
    }

    [Test]
    public void Two_decorators_compose_the_later_outside()
    {
        var services = new ServiceCollection().AddTransient<IGreeting, Hello>();
        services.Decorate<IGreeting>((_, inner) => new Loud(inner)).Decorate<IGreeting>((_, inner) => new Twice(inner));
        Assert.That(TextOf(services), Is.EqualTo("hello! hello!"));
    }

    [TestCase(ServiceLifetime.Scoped)]
    [TestCase(ServiceLifetime.Singleton)]
    [TestCase(ServiceLifetime.Transient)]
    public void The_lifetime_stays(ServiceLifetime lifetime)
    {
        IServiceCollection services = new ServiceCollection();
        services.Add(new ServiceDescriptor(typeof(IGreeting), typeof(Hello), lifetime));
        services.Decorate<IGreeting>((_, inner) => new Loud(inner));
        Assert.That(services.Single().Lifetime, Is.EqualTo(lifetime));
    }

    [Test]
    public void The_inner_service_gets_its_own_dependencies_from_the_scope()
    {
        var services = new ServiceCollection().AddScoped<Name>().AddScoped<IGreeting, Named>();
        services.Decorate<IGreeting>((_, inner) => new Loud(inner));
        using var scope = services.BuildServiceProvider().CreateScope();
        scope.ServiceProvider.GetRequiredService<Name>().Text = "anna";
        Assert.That(scope.ServiceProvider.GetRequiredService<IGreeting>().Text, Is.EqualTo("anna!"));
    }

    [Test]
    public void A_service_that_nobody_registered_is_a_bug() =>
        Assert.That(() => new ServiceCollection().Decorate<IGreeting>((_, inner) => inner), Throws.InvalidOperationException);

    static string TextOf(IServiceCollection services) => services.BuildServiceProvider().CreateScope().ServiceProvider.GetRequiredService<IGreeting>().Text;

    interface IGreeting
    {
        string Text { get; }
    }

    sealed class Name
    {
        public string Text { get; set; } = "";
    }

    sealed class Hello : IGreeting
    {
        public string Text => "hello";
    }

    sealed class Ciao : IGreeting
    {
        public string Text => "ciao";
    }

    sealed class Named(Name name) : IGreeting
    {
        public string Text => name.Text;
    }

    sealed class Loud(IGreeting inner) : IGreeting
    {
        public string Text => inner.Text + "!";
    }

    sealed class Twice(IGreeting inner) : IGreeting
    {
        public string Text => $"{inner.Text} {inner.Text}";
    }
}
