using Launchpoints.Engine.Rules;

namespace Launchpoints.Web.Features.Customers;

/// <summary>Which customers a list shows.</summary>
/// <param name="Search">A part of the key, in any case of ASCII letters; null for any.</param>
/// <param name="Rule">A rule they satisfy now; null for all. A filter by attribute or segment is a rule of one condition.</param>
/// <param name="Page">The page's number, from 1.</param>
/// <param name="Size">Rows a page, at most <see cref="PageOf{T}.MostRows"/>.</param>
public sealed record CustomerQuery(string? Search = null, Group? Rule = null, int Page = 1, int Size = 50);
