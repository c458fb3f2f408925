namespace Nop.Plugin.Misc.Cashback.Web.Salon.Checkers;

/// <summary>Texts that a checker carries with it, in the language in which it is made.</summary>
static class CheckerTexts
{
    /// <summary>Their keys without the plugin's prefix, by which its script asks for them too.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "Checker.Check", "Checker.Clerk", "Checker.Code", "Checker.CodeHint", "Checker.Files", "Checker.Journal", "Checker.JournalEmpty", "Checker.Kept", "Checker.Left", "Checker.Limits",
        "Checker.Refused.Amount", "Checker.Refused.Clerk", "Checker.Refused.Clock", "Checker.Refused.Currency", "Checker.Refused.Full", "Checker.Refused.HandedIn", "Checker.Refused.Lapsed", "Checker.Refused.Malformed",
        "Checker.Refused.NoCrypto", "Checker.Refused.NoStorage", "Checker.Refused.NotSigned", "Checker.Refused.NotUndone", "Checker.Refused.ReceiptUsed", "Checker.Refused.TakenHere", "Checker.Refused.TooMuch",
        "Checker.Refused.UnknownKey", "Checker.Refused.WrongSignature", "Checker.Save", "Checker.SaveAgain", "Checker.Saved", "Checker.Taken", "Checker.TakenBefore", "Checker.Total",
        "Checker.Undo", "Checker.UndoQuestion", "Checker.Undone", "Checker.UndoneBy", "Checker.ValidUntil",
        "Counter.All", "Counter.Amount", "Counter.Camera", "Counter.Camera.Close", "Counter.Camera.None", "Counter.Receipt", "Counter.ScannedElsewhere", "Counter.TakeButton",
        "Salon.Refused.ReceiptIsCode", "Salon.Refused.ReceiptRequired", "Salon.Refused.ReceiptTooLong", "Salon.Refused.WrongBranch",
    ];
}
