using Nop.Plugin.Misc.Cashback.Tests.Databases;

namespace Nop.Plugin.Misc.Cashback.Tests.Admin;

[SetUpFixture]
public sealed class AdminSetUp : ServersSetUp;
