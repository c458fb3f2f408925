namespace Nop.Services.Common;

public interface IAddressService;
