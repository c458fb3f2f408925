using Nop.Plugin.Misc.Cashback.Tests.Databases;

namespace Nop.Plugin.Misc.Cashback.Tests.Insight;

[SetUpFixture]
public sealed class InsightSetUp : ServersSetUp;
