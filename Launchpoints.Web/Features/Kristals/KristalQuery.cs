using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Features.Kristals;

/// <summary>Which Kristals a list shows.</summary>
/// <param name="Search">A part of the key or the title; null for any.</param>
/// <param name="Active">Only active or only inactive ones; null for both.</param>
/// <param name="Attribute">An attribute that has <paramref name="Value"/>; null for any.</param>
/// <param name="Value">Its value; missing for Kristals without one.</param>
/// <param name="Page">The page's number, from 1.</param>
/// <param name="Size">Rows a page, at most <see cref="PageOf{T}.MostRows"/>.</param>
public sealed record KristalQuery(
    string? Search = null, bool? Active = null, string? Attribute = null, AttributeValue Value = default, int Page = 1, int Size = 50);
