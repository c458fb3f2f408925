namespace Nop.Plugin.Misc.Cashback.Members;

/// <summary>Why a paid order earns nothing, whatever is in it.</summary>
public enum NotEarningReason
{
    /// <summary>Its earn base is under the minimum receipt.</summary>
    BelowMinimum,

    /// <summary>Cashback was switched off when it was paid.</summary>
    Disabled,

    /// <summary>It was placed before the plugin was installed.</summary>
    PlacedBefore,

    /// <summary>Earning asks for joining, and the client had not joined when it was paid.</summary>
    NotOptedIn,

    /// <summary>Earning asks for a client card, and the client had none when it was paid.</summary>
    NoCard,
}
