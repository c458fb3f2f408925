namespace Nop.Services.Affiliates;

public interface IAffiliateService;
