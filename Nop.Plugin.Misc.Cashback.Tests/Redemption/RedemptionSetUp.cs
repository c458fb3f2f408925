using Nop.Plugin.Misc.Cashback.Tests.Databases;

namespace Nop.Plugin.Misc.Cashback.Tests.Redemption;

[SetUpFixture]
public sealed class RedemptionSetUp : ServersSetUp;
