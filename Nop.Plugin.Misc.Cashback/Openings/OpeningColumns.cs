namespace Nop.Plugin.Misc.Cashback.Openings;

/// <summary>Columns of a file with opening balances, known by their headings in English and in the six languages of the plugin. What is no such heading is passed over: other systems write more.</summary>
static class OpeningColumns
{
    public const string Email = "email";
    public const string Phone = "phone";
    public const string Card = "card";
    public const string Amount = "amount";
    public const string Expires = "expires";
    public const string Tier = "tier";
    public const string Note = "note";

    // Letters and digits alone, lower-case: "E-mail address" is "emailaddress".
    static readonly Dictionary<string, string> s_names = new (string Column, string Headings)[]
    {
        (Email, "email emailaddress mail emailadress posta postaelettronica indirizzoemail почта элпочта электроннаяпочта емейл sähköposti sähköpostiosoite courriel adresseemail adressemail mél adresemail pocztaelektroniczna"),
        (Phone, "phone phonenumber telephone mobile mobilephone cellphone telefono cellulare numeroditelefono телефон номертелефона мобильный puhelin puhelinnumero matkapuhelin téléphone telephone portable numérodetéléphone telefon numertelefonu komórka"),
        (Card, "card cardnumber cardno cardcode carta numerocarta numerodicarta tessera numerotessera карта номеркарты kortti kortinnumero carte numérodecarte numerodecarte karta numerkarty"),
        (Amount, "amount balance credit importo saldo credito сумма баланс остаток кредит summa määrä hyvitys montant solde cagnotte avoir crédit kwota saldokonta kredyt środki"),
        (Expires, "expires expiry expirydate expirationdate validuntil scadenza scade datadiscadenza validofinoal срок срокдействия действителендо годендо истекает vanhenee voimassaasti päättyy expire expiration datedexpiration valablejusquau échéance wygasa ważnedo dataważności terminważności"),
        (Tier, "tier livello уровень taso palier niveau poziom"),
        (Note, "note notes comment remark reason nota commento motivo примечание комментарий причина huomautus huomio kommentti syy remarque commentaire motif uwaga uwagi komentarz notatka powód"),
    }.SelectMany(column => column.Headings.Split(' ').Select(heading => (heading, column.Column))).Distinct().ToDictionary(pair => pair.heading, pair => pair.Column, StringComparer.Ordinal);

    /// <summary>The column of a heading; null: it is none of them.</summary>
    public static string? Of(string heading) => s_names.GetValueOrDefault(string.Concat(TypedCode.Clean(heading).Where(char.IsLetterOrDigit)).ToLowerInvariant());
}
