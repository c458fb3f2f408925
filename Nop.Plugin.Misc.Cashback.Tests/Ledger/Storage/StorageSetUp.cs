using Nop.Plugin.Misc.Cashback.Tests.Databases;

namespace Nop.Plugin.Misc.Cashback.Tests.Ledger.Storage;

[SetUpFixture]
public sealed class StorageSetUp : ServersSetUp;
