namespace Nop.Core.Domain.Shipping;

public class PickupPoint;
