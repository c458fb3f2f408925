namespace Cashback.Preview.Services;

/// <summary>How a customer signs in.</summary>
public class CustomerPassword : BaseEntity
{
    /// <summary>Whose.</summary>
    public int CustomerId { get; set; }

    /// <summary>Salted hash.</summary>
    public string Hash { get; set; } = "";

    /// <summary>Salt.</summary>
    public string Salt { get; set; } = "";
}
