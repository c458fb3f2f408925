using Nop.Plugin.Misc.Cashback.Tests.Databases;

namespace Nop.Plugin.Misc.Cashback.Tests.Preview;

[SetUpFixture]
public sealed class PreviewSetUp : ServersSetUp;
