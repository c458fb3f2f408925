namespace Nop.Plugin.Misc.Cashback.Rules.Bonuses;

/// <summary>Keys of what single bonuses are for: by the same rule the same reason gives a client one bonus, however often it is seen.</summary>
static class BonusReasons
{
    /// <summary>The account.</summary>
    public const string Registration = "registration";

    /// <summary>Having come as an invited friend.</summary>
    public const string Invited = "invited";

    /// <summary>The birthday of a year.</summary>
    public static string Birthday(int year) => Of("birthday", year);

    /// <summary>The review of a product.</summary>
    public static string Review(int productId) => Of("product", productId);

    /// <summary>A friend who was invited.</summary>
    public static string Friend(int friendId) => Of("friend", friendId);

    /// <summary>The order that came soon.</summary>
    public static string Rebooking(int orderId) => Of("order", orderId);

    /// <summary>The bonus number so-and-so for items.</summary>
    public static string Items(int number) => Of("items", number);

    /// <summary>The silence since an order, for the time number so-and-so.</summary>
    public static string WinBack(int lastOrderId, int number) => Of("sleeps", lastOrderId) + ":" + number.ToString(CultureInfo.InvariantCulture);

    static string Of(string what, int id) => what + ":" + id.ToString(CultureInfo.InvariantCulture);
}
