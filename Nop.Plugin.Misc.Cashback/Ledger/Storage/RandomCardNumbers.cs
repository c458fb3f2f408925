namespace Nop.Plugin.Misc.Cashback.Ledger.Storage;

/// <summary>Draws numbers for salon cards.</summary>
interface ICardNumbers
{
    /// <summary>A number of 13 digits, the last one a check digit; that it is free, the caller finds out.</summary>
    string Next();
}

/// <summary>Card numbers that cannot be guessed from one another: 12 random digits and the check digit of ISO/IEC 7812-1 (Luhn).</summary>
sealed class RandomCardNumbers : ICardNumbers
{
    const long FirstWithTwelveDigits = 100_000_000_000;

    public string Next()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(bytes);
        // 2^64 is some 20 million times the range, so that the remainder is as good as even.
        var number = FirstWithTwelveDigits + (long)(BitConverter.ToUInt64(bytes) % (9 * (ulong)FirstWithTwelveDigits));
        var digits = number.ToString(CultureInfo.InvariantCulture);
        return digits + CheckDigit(digits).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a typed or scanned number is free of a slip of one digit.</summary>
    /// <param name="number">Digits only, the check digit last.</param>
    public static bool IsValid(string number) =>
        number.Length == 13 && number.All(char.IsAsciiDigit) && CheckDigit(number[..^1]) == number[^1] - '0';

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
