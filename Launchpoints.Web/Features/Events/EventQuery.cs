namespace Launchpoints.Web.Features.Events;

/// <summary>Which events a list shows; null for any.</summary>
/// <param name="Customer">The customer's key, whole.</param>
/// <param name="Type">The event type.</param>
/// <param name="Kristal">The Kristal's key, whole.</param>
/// <param name="From">The earliest instant, included.</param>
/// <param name="To">The latest instant, excluded.</param>
/// <param name="Page">The page's number, from 1.</param>
/// <param name="Size">Rows a page, at most <see cref="PageOf{T}.MostRows"/>.</param>
public sealed record EventQuery(
    string? Customer = null, string? Type = null, string? Kristal = null, DateTimeOffset? From = null, DateTimeOffset? To = null, int Page = 1, int Size = 50);
