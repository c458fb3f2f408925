namespace Nop.Plugin.Misc.Cashback.Tests;

/// <summary>Stops the database servers that tests have started, when all are through.</summary>
[SetUpFixture]
public sealed class ServersSetUp
{
    [OneTimeTearDown]
    public Task StopAsync() => TestServers.StopAsync();
}
