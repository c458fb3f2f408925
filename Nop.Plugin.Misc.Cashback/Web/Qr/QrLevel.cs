namespace Nop.Plugin.Misc.Cashback.Web.Qr;

/// <summary>How much of a QR code may be unreadable without anything of it being lost.</summary>
enum QrLevel
{
    /// <summary>7 %.</summary>
    Low,

    /// <summary>15 %: for screens.</summary>
    Medium,

    /// <summary>25 %: for paper and plastic.</summary>
    Quartile,

    /// <summary>30 %.</summary>
    High,
}
