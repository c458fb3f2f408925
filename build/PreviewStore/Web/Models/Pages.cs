using System.ComponentModel.DataAnnotations;
using Nop.Web.Models.Catalog;
using Nop.Web.Models.Order;

namespace Cashback.Preview.Web.Models;

/// <summary>Products under a heading; with the heading's address where it is a category's.</summary>
public sealed record ProductList(string Title, int CategoryId, IReadOnlyList<ProductOverviewModel> Products);

/// <summary>A product's page.</summary>
public sealed record ProductPage(ProductDetailsModel Product, string? Description, IReadOnlyList<(int Id, string Name)> Breadcrumb, IReadOnlyList<(int Id, string Name)> Options);

/// <summary>Somebody who can be signed in by one click.</summary>
public sealed record KnownCustomer(int Id, string Name, string Email, string Roles);

/// <summary>The form of the sign-in page.</summary>
public sealed record LoginForm
{
    /// <summary>E-mail.</summary>
    [Required(ErrorMessage = "Account.Fields.Email.Required")]
    public string? Email { get; set; }

    /// <summary>Password.</summary>
    [Required(ErrorMessage = "Account.Fields.Password.Required"), DataType(DataType.Password)]
    public string? Password { get; set; }

    /// <summary>Where to go afterwards.</summary>
    public string? ReturnUrl { get; set; }
}

/// <summary>The form of the page for new customers.</summary>
public sealed record RegisterForm
{
    /// <summary>First name.</summary>
    [Required(ErrorMessage = "Account.Fields.FirstName.Required")]
    public string? FirstName { get; set; }

    /// <summary>Last name.</summary>
    public string? LastName { get; set; }

    /// <summary>E-mail.</summary>
    [Required(ErrorMessage = "Account.Fields.Email.Required"), EmailAddress(ErrorMessage = "Account.Fields.Email.Wrong")]
    public string? Email { get; set; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; set; }

    /// <summary>Birthday.</summary>
    [DataType(DataType.Date)]
    public DateTime? DateOfBirth { get; set; }

    /// <summary>Whether the newsletter is wanted.</summary>
    public bool Newsletter { get; set; }

    /// <summary>Password.</summary>
    [Required(ErrorMessage = "Account.Fields.Password.Required"), DataType(DataType.Password)]
    public string? Password { get; set; }
}

/// <summary>An order in a customer's list.</summary>
public sealed record OrderRow(int Id, string Number, DateTime CreatedOn, string Status, string Total);

/// <summary>An order's page.</summary>
public sealed record OrderPage(OrderDetailsModel Order, string Status, bool IsShippable, IReadOnlyList<(string Name, string Value)> Totals, IReadOnlyList<(string Name, string Value)> Custom);
