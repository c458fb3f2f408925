namespace Nop.Plugin.Misc.Cashback.Ledger.Storage;

/// <summary>Draws numbers for salon cards.</summary>
interface ICardNumbers
{
    /// <summary>A number of 13 digits, the last one a check digit; that it is free, the caller finds out.</summary>
    string Next();
}

/// <summary>Card numbers that cannot be guessed from one another: random digits and the check digit of ISO/IEC 7812-1 (Luhn).</summary>
/// <remarks>Wallets have 13 digits, cards that are printed before they are anybody's 14: no wallet that is opened later can draw the number of a card.</remarks>
sealed class RandomCardNumbers : ICardNumbers
{
    /// <summary>Digits of the number with which a wallet is opened.</summary>
    public const int DigitsOfWallet = 13;

    /// <summary>Digits of the number of a card that was made without a wallet.</summary>
    public const int DigitsOfCard = 14;

    public string Next() => Draw(DigitsOfWallet);

    /// <summary>Draws a number; that it is free, the caller finds out.</summary>
    /// <param name="length">Its digits, with the check digit.</param>
    public static string Draw(int length)
    {
        // No zero in front: spreadsheets would lose it.
        var digits = RandomNumberGenerator.GetString("123456789", 1) + RandomNumberGenerator.GetString("0123456789", length - 2);
        return digits + CheckDigit(digits).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a typed or scanned number is free of a slip of one digit.</summary>
    /// <param name="number">Digits only, the check digit last.</param>
    public static bool IsValid(string number) =>
        number.Length is DigitsOfWallet or DigitsOfCard && number.All(char.IsAsciiDigit) && CheckDigit(number[..^1]) == number[^1] - '0';

    static int CheckDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 0)
                digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }

        return (10 - sum % 10) % 10;
    }
}
