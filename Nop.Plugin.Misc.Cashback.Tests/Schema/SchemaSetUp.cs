using Nop.Plugin.Misc.Cashback.Tests.Databases;

namespace Nop.Plugin.Misc.Cashback.Tests.Schema;

[SetUpFixture]
public sealed class SchemaSetUp : ServersSetUp;
