namespace Nop.Plugin.Misc.Cashback.Web.Admin.Wallets;

/// <summary>A line of facts as the shop's own forms show it: what it is, its value, and whether that is something to worry about.</summary>
public sealed record FactModel(string Label, string? Value, bool IsAlarm = false);
