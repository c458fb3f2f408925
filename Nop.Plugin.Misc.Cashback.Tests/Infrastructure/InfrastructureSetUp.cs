using Nop.Plugin.Misc.Cashback.Tests.Databases;

namespace Nop.Plugin.Misc.Cashback.Tests.Infrastructure;

[SetUpFixture]
public sealed class InfrastructureSetUp : ServersSetUp;
