namespace Cashback.Preview.Seeding;

/// <summary>A category of the salon shop.</summary>
/// <param name="Name">Shown.</param>
/// <param name="Parent">Above it; null: a root.</param>
/// <param name="Rate">Cashback in percent; null: as above it, or the tier's.</param>
sealed record SeedCategory(string Name, string? Parent = null, decimal? Rate = null, bool Excluded = false);

/// <summary>A product or a service of the salon shop.</summary>
/// <param name="Service">Done in the salon: nothing to ship, complete when paid.</param>
sealed record SeedProduct(string Sku, string Name, string Category, decimal Price, bool Service = false, decimal? Rate = null, bool GiftCard = false);

/// <summary>What the salon shop sells.</summary>
static class SalonCatalog
{
    public static IReadOnlyList<SeedCategory> Categories { get; } =
    [
        new("Hair", Rate: 5),
        new("Shampoo and care", "Hair"),
        new("Colour", "Hair"),
        new("Hair treatments", "Hair", Rate: 8),
        new("Face", Rate: 6),
        new("Serums and creams", "Face"),
        new("Facials", "Face", Rate: 10),
        new("Nails"),
        new("Polish", "Nails", Rate: 4),
        new("Manicure and pedicure", "Nails"),
        new("Body"),
        new("Oils and scrubs", "Body"),
        new("Massage", "Body", Rate: 7),
        new("Gift cards", Excluded: true),
    ];

    public static IReadOnlyList<SeedProduct> Products { get; } =
    [
        new("SH-MOIST", "Moisture shampoo 250 ml", "Shampoo and care", 19.90m),
        new("SH-COLOR", "Colour-keep shampoo 250 ml", "Shampoo and care", 21.50m),
        new("CO-SILK", "Silk conditioner 200 ml", "Shampoo and care", 18.40m),
        new("HM-REPAIR", "Repair mask 150 ml", "Shampoo and care", 27.90m, Rate: 9),
        new("HO-ARGAN", "Argan oil 50 ml", "Shampoo and care", 32.00m),
        new("DY-HOME", "Home colour set", "Colour", 12.50m),
        new("SV-ROOTS", "Root colouring", "Colour", 48.00m, Service: true),
        new("SV-BALAY", "Balayage", "Colour", 145.00m, Service: true),
        new("SV-CUT", "Cut and blow-dry", "Hair", 55.00m, Service: true),
        new("SV-KERATIN", "Keratin smoothing", "Hair treatments", 120.00m, Service: true),
        new("SV-SCALP", "Scalp ritual", "Hair treatments", 42.00m, Service: true),
        new("SE-VITC", "Vitamin C serum 30 ml", "Serums and creams", 45.00m),
        new("CR-DAY", "Day cream SPF 30", "Serums and creams", 38.50m),
        new("CR-NIGHT", "Night cream", "Serums and creams", 41.90m),
        new("MK-CLAY", "Clay mask sachet", "Serums and creams", 9.99m, Rate: 12.5m),
        new("SV-FACIAL", "Classic facial", "Facials", 68.00m, Service: true),
        new("SV-PEEL", "Fruit acid peel", "Facials", 85.00m, Service: true),
        new("SV-BROWS", "Brows: shape and tint", "Face", 29.00m, Service: true),
        new("NP-RED", "Polish, classic red", "Polish", 11.90m),
        new("NP-NUDE", "Polish, nude", "Polish", 11.90m),
        new("NP-TOP", "Gel top coat", "Polish", 13.50m),
        new("SV-MANI", "Manicure", "Manicure and pedicure", 32.00m, Service: true),
        new("SV-GEL", "Gel manicure", "Manicure and pedicure", 45.00m, Service: true),
        new("SV-PEDI", "Spa pedicure", "Manicure and pedicure", 52.00m, Service: true),
        new("BO-CITRUS", "Citrus body oil 100 ml", "Oils and scrubs", 24.90m),
        new("BS-SALT", "Sea salt scrub 300 g", "Oils and scrubs", 22.00m),
        new("BC-HAND", "Hand cream 75 ml", "Oils and scrubs", 8.90m),
        new("SV-MASS60", "Massage 60 min", "Massage", 75.00m, Service: true),
        new("SV-MASS90", "Hot stone massage 90 min", "Massage", 110.00m, Service: true),
        new("GC-50", "Gift card 50", "Gift cards", 50.00m, GiftCard: true),
    ];

    /// <summary>First name, last name, and how many orders they place in the year.</summary>
    public static IReadOnlyList<(string First, string Last, int Orders)> Clients { get; } =
    [
        ("Anna", "Rossi", 16), ("Bea", "Conti", 12), ("Chiara", "Moretti", 18), ("Daria", "Ivanova", 14), ("Elena", "Gallo", 9),
        ("Francesca", "Ricci", 9), ("Giulia", "Marino", 8), ("Hanna", "Virtanen", 8), ("Ilaria", "Costa", 7), ("Julie", "Lefevre", 7),
        ("Katarzyna", "Nowak", 7), ("Laura", "Fontana", 6), ("Marta", "Bianchi", 6), ("Nadia", "Petrova", 6), ("Olivia", "Greco", 5),
        ("Paola", "Ferri", 5), ("Rita", "Barbieri", 4), ("Sofia", "Lombardi", 4), ("Tiina", "Korhonen", 4), ("Ulla", "Nieminen", 3),
        ("Valeria", "Serra", 3), ("Wanda", "Kowalska", 2), ("Ylenia", "Monti", 2), ("Zoe", "Dubois", 1), ("Marco", "De Luca", 1),
    ];
}
