namespace Nop.Core.Domain.Shipping;

public class Shipment : BaseEntity;
