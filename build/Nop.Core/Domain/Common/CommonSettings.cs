using Nop.Core.Configuration;

namespace Nop.Core.Domain.Common;

public class CommonSettings : ISettings;
