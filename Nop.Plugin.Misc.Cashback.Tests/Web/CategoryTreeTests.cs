using Nop.Plugin.Misc.Cashback.Web.Admin.Rates;

namespace Nop.Plugin.Misc.Cashback.Tests.Web;

public sealed class CategoryTreeTests
{
    static readonly Category[] _categories =
    [
        Of(3, "Shampoo", 1, 0), Of(1, "Hair", 0, 1), Of(2, "Nails", 0, 0), Of(4, "Dry", 3, 0), Of(5, "Lost", 99, 5),
    ];

    [Test]
    public void Children_stand_behind_their_parent()
        => Assert.That(CategoryTree.Build(_categories, []).Select(n => (n.Category.Name, n.Level)),
            Is.EqualTo(new[] { ("Nails", 0), ("Hair", 0), ("Shampoo", 1), ("Dry", 2), ("Lost", 0) }));

    [Test]
    public void The_nearest_rate_above_is_inherited()
    {
        var dry = Node("Dry", new CategoryRate { CategoryId = 1, Rate = 6 }, new CategoryRate { CategoryId = 3, Rate = 0 });
        Assert.That((dry.Inherited?.Rate, dry.Inherited?.From.Name), Is.EqualTo(((decimal?)0, "Shampoo")));
    }

    [Test]
    public void A_category_does_not_inherit_from_itself()
        => Assert.That(Node("Hair", new CategoryRate { CategoryId = 1, Rate = 6 }).Inherited, Is.Null);

    [Test]
    public void An_excluded_ancestor_is_named()
        => Assert.That(Node("Dry", new CategoryRate { CategoryId = 1, Excluded = true }).ExcludedBy?.Name, Is.EqualTo("Hair"));

    static CategoryPlace Node(string name, params CategoryRate[] rates) => CategoryTree.Build(_categories, rates).Single(n => n.Category.Name == name);

    static Category Of(int id, string name, int parentId, int order) => new() { Id = id, Name = name, ParentCategoryId = parentId, DisplayOrder = order };
}
