using Nop.Plugin.Misc.Cashback.Tests.Databases;

namespace Nop.Plugin.Misc.Cashback.Tests.Salon;

[SetUpFixture]
public sealed class SalonSetUp : ServersSetUp;
