namespace Nop.Plugin.Misc.Cashback.Tests.Databases;

/// <summary>Lets the tests of a namespace use the database servers: derive a class there with [SetUpFixture].</summary>
/// <remarks>Namespaces that run at the same time share the servers; the last one stops them.</remarks>
public abstract class ServersSetUp
{
    [OneTimeSetUp]
    public void Enter() => TestServers.Enter();

    [OneTimeTearDown]
    public Task LeaveAsync() => TestServers.LeaveAsync();
}
