namespace Nop.Plugin.Misc.Cashback.Models.Admin;

/// <summary>Head of an edit page.</summary>
/// <param name="Title">What is edited.</param>
/// <param name="Name">Name of the row, for the question before it is deleted.</param>
/// <param name="BackUrl">Where the list is.</param>
/// <param name="BackText">What the list is called.</param>
/// <param name="FormId">Id of the form that Save sends.</param>
/// <param name="DeleteId">Id of the row that Delete removes; 0: no such button.</param>
public sealed record EditHeaderModel(string Title, string? Name, string? BackUrl, string BackText, string FormId, int DeleteId);
