using Nop.Plugin.Misc.Cashback.Tests.Databases;

namespace Nop.Plugin.Misc.Cashback.Tests.Terms;

[SetUpFixture]
public sealed class TermsSetUp : ServersSetUp;
