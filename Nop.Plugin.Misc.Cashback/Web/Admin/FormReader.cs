using System.Net.Mail;
using System.Reflection;

namespace Nop.Plugin.Misc.Cashback.Web.Admin;

/// <summary>Makes readers of forms, for the currency of the shop.</summary>
public sealed class FormReaders(IWalletDirectory wallets, Texts texts)
{
    /// <summary>A reader of one form.</summary>
    /// <param name="state">Takes what is wrong.</param>
    public async Task<FormReader> OpenAsync(ModelStateDictionary state) => Open(state, await wallets.GetCurrencyAsync());

    /// <summary>A reader of a form whose amounts are in another currency than the shop's.</summary>
    /// <inheritdoc cref="OpenAsync"/>
    public FormReader Open(ModelStateDictionary state, CurrencySpec currency) => new(state, currency, texts);
}

/// <summary>Reads what people typed into the fields of one form, in the culture that rendered it, and puts what is wrong beside the field.</summary>
public sealed class FormReader(ModelStateDictionary state, CurrencySpec currency, Texts texts)
{
    const int MaxName = RuleSetValidator.MaxNameLength;

    // Rates and factors go through the same strict reader as money, as numbers with as many decimals as the rules allow.
    static readonly CurrencySpec _number = new("XXX", RuleSetValidator.MaxDecimals);

    /// <summary>The currency of amounts.</summary>
    public CurrencySpec Currency => currency;

    /// <summary>A text without spaces around it, as <see cref="StoredText.WithoutNull"/> gives it.</summary>
    /// <param name="text">What was typed.</param>
    public static string Text(string? text) => StoredText.WithoutNull((text ?? "").Trim());

    /// <summary>A name: it must be there, and not be too long for its column.</summary>
    /// <param name="field">Name of the field.</param>
    /// <param name="text">What was typed.</param>
    /// <returns>The name as <see cref="Text"/> gives it.</returns>
    public async Task<string> NameAsync(string field, string? text)
    {
        var name = Text(text);
        if (name.Length == 0)
            await RefuseAsync(field, "Errors.Required");
        else if (name.Length > MaxName)
            await RefuseAsync(field, "Errors.TooLong", MaxName);
        return name;
    }

    /// <summary>An amount that must be there.</summary>
    /// <param name="field">Name of the field.</param>
    /// <param name="text">What was typed.</param>
    /// <returns>Minor units ≥ 0; 0 where the text was refused.</returns>
    public async Task<long> AmountAsync(string field, string? text) => await OptionalAmountAsync(field, text) ?? await MissingAsync(field, text);

    /// <summary>An amount that may be left out.</summary>
    /// <param name="field">Name of the field.</param>
    /// <param name="text">What was typed.</param>
    /// <returns>Minor units ≥ 0; null where nothing was typed or the text was refused.</returns>
    public async Task<long?> OptionalAmountAsync(string field, string? text)
        => string.IsNullOrWhiteSpace(text) ? null : await ReadAsync(field, text, currency);

    /// <summary>An amount with a sign that must be there and not be nothing.</summary>
    /// <param name="field">Name of the field.</param>
    /// <param name="text">What was typed, with + or − before it or without.</param>
    /// <returns>Minor units; 0 where the text was refused.</returns>
    public async Task<long> ChangeAsync(string field, string? text)
    {
        var typed = (text ?? "").Trim();
        var negative = typed.StartsWith('-') || typed.StartsWith('\u2212');
        var signed = negative || typed.StartsWith('+');
        var amount = await AmountAsync(field, signed ? typed[1..] : typed);
        if (amount == 0 && state.GetFieldValidationState(field) != ModelValidationState.Invalid)
            await RefuseAsync(field, "Errors.Zero");
        return negative ? -amount : amount;
    }

    /// <summary>A number from 0 to a most, with at most 4 decimals.</summary>
    /// <param name="field">Name of the field.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="most">The largest allowed.</param>
    /// <returns>The number; 0 where the text was refused.</returns>
    public async Task<decimal> NumberAsync(string field, string? text, decimal most)
        => await OptionalNumberAsync(field, text, most) ?? await MissingAsync(field, text);

    /// <summary>As <see cref="NumberAsync"/>, but may be left out.</summary>
    public async Task<decimal?> OptionalNumberAsync(string field, string? text, decimal most)
    {
        if (string.IsNullOrWhiteSpace(text) || await ReadAsync(field, text, _number) is not { } read)
            return null;

        var number = new Money(read, _number).ToDecimal();
        if (number <= most)
            return number;

        await RefuseAsync(field, "Errors.Above", Figures.Number(most));
        return null;
    }

    /// <summary>A whole number within bounds, as the page has read it.</summary>
    /// <param name="field">Name of the field.</param>
    /// <param name="number">What was typed.</param>
    /// <param name="least">The smallest allowed.</param>
    /// <param name="most">The largest allowed.</param>
    public async Task<int> WholeAsync(string field, int number, int least, int most)
    {
        if (number < least || number > most)
            await RefuseAsync(field, "Errors.Range", least, most);
        return number;
    }

    /// <summary>A whole number within bounds, as somebody typed it.</summary>
    /// <returns>The number; 0 where the text was refused.</returns>
    /// <inheritdoc cref="WholeAsync(string, int, int, int)"/>
    public async Task<int> WholeAsync(string field, string? number, int least, int most)
    {
        if (int.TryParse(number?.Trim(), NumberStyles.None, CultureInfo.CurrentCulture, out var read) && read >= least && read <= most)
            return read;
        await RefuseAsync(field, "Errors.Range", least, most);
        return 0;
    }

    /// <summary>One e-mail address, and nothing beside it; it may be left out.</summary>
    /// <param name="field">Name of the field.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="most">Most characters of its column; null: as many as one likes.</param>
    /// <returns>The address, also one that was refused; empty where nothing was typed.</returns>
    public async Task<string> MailboxAsync(string field, string? text, int? most = null)
    {
        var address = Text(text);
        if (address.Length > 0 && (address.Length > most || !MailAddress.TryCreate(address, out var parsed) || parsed.Address != address || !Ascii.IsValid(address)))
            await RefuseAsync(field, "Errors.Email");
        return address;
    }

    /// <summary>One of the values of an enum.</summary>
    /// <param name="field">Name of the field.</param>
    /// <param name="number">What was chosen.</param>
    public async Task<T> ChoiceAsync<T>(string field, int number) where T : struct, Enum
    {
        var choice = (T)Enum.ToObject(typeof(T), number);
        if (!Enum.IsDefined(choice))
            await RefuseAsync(field, "Errors.Choose");
        return choice;
    }

    /// <summary>Puts a message beside a field.</summary>
    /// <param name="field">Name of the field.</param>
    /// <param name="key">The message, without the plugin's prefix.</param>
    /// <param name="arguments">What stands in its places.</param>
    public async Task RefuseAsync(string field, string key, params object[] arguments) => state.AddModelError(field, await texts.GetAsync(key, arguments));

    async Task<long> MissingAsync(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            await RefuseAsync(field, "Errors.Required");
        return 0;
    }

    async Task<long?> ReadAsync(string field, string text, CurrencySpec precision)
    {
        var parse = Money.TryParseExact(text, CultureInfo.CurrentCulture, precision);
        switch (parse.Error)
        {
            case null:
                return parse.Amount!.Value.Minor;
            case MoneyParseError.Negative:
                await RefuseAsync(field, "Errors.Negative");
                break;
            case MoneyParseError.TooPrecise:
                await RefuseAsync(field, "Errors.Decimals", precision.Decimals);
                break;
            case MoneyParseError.TooLarge:
                await RefuseAsync(field, "Errors.TooLarge");
                break;
            default:
                await RefuseAsync(field, "Errors.NotANumber", Money.ExampleOf(CultureInfo.CurrentCulture, precision));
                break;
        }

        return null;
    }
}

/// <summary>Labels of a form's fields.</summary>
public sealed class FieldLabels(Texts texts)
{
    /// <summary>The label of a field; null: it has none.</summary>
    /// <param name="form">The form's model.</param>
    /// <param name="field">Name of the field, a property of the model.</param>
    public async Task<string?> OfAsync(Type form, string field)
    {
        var label = form.GetProperty(field)?.GetCustomAttribute<NopResourceDisplayNameAttribute>();
        return label is null ? null : await texts.OfKeyAsync(label.ResourceKey);
    }
}
