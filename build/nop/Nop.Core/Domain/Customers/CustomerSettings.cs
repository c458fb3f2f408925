using Nop.Core.Configuration;

namespace Nop.Core.Domain.Customers;

public class CustomerSettings : ISettings
{
    public bool UsernamesEnabled { get; set; }
    public UserRegistrationType UserRegistrationType { get; set; }
    public bool DateOfBirthEnabled { get; set; }
}
