namespace Nop.Plugin.Misc.Cashback.Tests.Shops;

/// <summary>A shop with the plugin in it that is made once, and opened in a copy for each test that asks.</summary>
/// <param name="name">Tells its database from others.</param>
/// <param name="options">What it is made with, and each copy opened.</param>
/// <param name="fillAsync">What is done in it before it is copied.</param>
sealed class ShopTemplate(string name, Func<PreviewDatabase, PreviewOptions> options, Func<PreviewStore, Task> fillAsync)
{
    readonly DatabaseContent _content = new(name, async database =>
    {
        await using var store = await PreviewStore.OpenAsync(options(PreviewDatabase.For(database.Place)));
        await fillAsync(store);
    });

    /// <summary>Opens a copy; whoever asks disposes both, the store first.</summary>
    /// <param name="kind">Where.</param>
    /// <param name="configure">Adds or replaces services after all others.</param>
    public async Task<(PreviewStore Store, TestDatabase Database)> OpenAsync(DatabaseKind kind, Action<IServiceCollection>? configure = null)
    {
        var database = await TestDatabase.CreateAsync(kind, _content);
        return (await PreviewStore.OpenAsync(options(PreviewDatabase.For(database.Place)) with { IsReady = true }, configure), database);
    }
}
