using Nop.Plugin.Misc.Cashback.Tests.Databases;

namespace Nop.Plugin.Misc.Cashback.Tests.Earning;

[SetUpFixture]
public sealed class EarningSetUp : ServersSetUp;
