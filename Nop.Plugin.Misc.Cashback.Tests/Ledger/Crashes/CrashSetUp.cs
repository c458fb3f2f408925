using Nop.Plugin.Misc.Cashback.Tests.Databases;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Crashes;

[SetUpFixture]
public sealed class CrashSetUp : ServersSetUp;
