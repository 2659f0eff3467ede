using System.Text.Json;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Tests.Conformance;

/// <summary>Dittofeed's timelines: people's values and events come in, the clock moves on, and again and again somebody asks who is in.</summary>
/// <remarks>
/// The smallest unit of a rule is the minute. A timeline whose windows are not whole minutes runs sixty times slower here, windows and clock
/// alike, so that its seconds are minutes.
/// </remarks>
internal static class DittofeedTimelines
{
    public static IEnumerable<TranslatedCase> Cases() =>
        ConformanceFiles.Read("dittofeed-segment_timelines.json").GetProperty("cases").EnumerateArray().Select(json =>
        {
            var steps = json.GetProperty("steps").EnumerateArray().ToList();
            var definitions = Definitions(json, steps).ToList();
            return new TranslatedCase(
                json.GetProperty("id").GetString()!,
                string.Join(", ", steps.SelectMany(Expectations).Select(e => e.Text(e.Expected))),
                () => new Run(json, definitions).Answers(),
                definitions.Select(d => d.Difference).FirstOrDefault(d => d is not null));
        });

    /// <summary>How many answers the timelines ask for.</summary>
    public static int Assertions() => ConformanceFiles.Read("dittofeed-segment_timelines.json").GetProperty("cases").EnumerateArray()
        .SelectMany(json => json.GetProperty("steps").EnumerateArray()).Sum(step => Expectations(step).Count());

    private static IEnumerable<DittofeedSegment> Definitions(JsonElement json, IEnumerable<JsonElement> steps) => steps.Append(json)
        .Where(part => part.TryGetProperty("segments", out _))
        .SelectMany(part => part.GetProperty("segments").EnumerateArray())
        .Select(segment => new DittofeedSegment(segment));

    /// <summary>What a step wants to know; a person without any segment named is in none.</summary>
    private static IEnumerable<Expectation> Expectations(JsonElement step) => step.GetProperty("do").GetString() == "assertMembership"
        ? step.GetProperty("expect").EnumerateArray().SelectMany(person =>
        {
            string user = person.GetProperty("user").GetString()!;
            var segments = person.GetProperty("segments").EnumerateObject().Select(s => new Expectation(user, s.Name, Answer.Of(s.Value.GetBoolean()))).ToList();
            return segments.Count > 0 ? segments : [new Expectation(user, null, "none")];
        })
        : [];

    private static long Instant(JsonElement text) => DateLiteral.TryParse(text.GetString(), TimeZoneInfo.Utc, out long instant)
        ? instant
        : throw new FormatException($"'{text}' is no instant.");

    private sealed record Expectation(string User, string? Segment, string Expected)
    {
        public string Text(string answer) => Segment is null ? $"{User}: {answer}" : $"{User} in {Segment}: {answer}";
    }

    private sealed class Run(JsonElement json, IReadOnlyList<DittofeedSegment> definitions)
    {
        private readonly ConformanceWorkspace _workspace = new();
        private readonly long _start = Instant(json.GetProperty("clockStart"));
        private readonly int _slower = definitions.SelectMany(d => d.Seconds).All(s => s % 60 == 0) ? 1 : 60;
        private readonly HashSet<string> _defined = new(StringComparer.Ordinal);
        private long _now;
        private string? _refusal;

        public string Answers()
        {
            _now = _start;
            foreach (var definition in definitions)
            {
                definition.Declare(_workspace, People());
            }

            Define(json);
            var answers = new List<string>();
            foreach (var step in json.GetProperty("steps").EnumerateArray())
            {
                _now = step.TryGetProperty("now", out var now) ? Slow(Instant(now)) : _now;
                Define(step);
                foreach (var happened in step.TryGetProperty("events", out var events) ? events.EnumerateArray() : [])
                {
                    Take(happened);
                }

                if (_refusal is not null)
                {
                    return _refusal;
                }

                answers.AddRange(Expectations(step).Select(e => e.Text(Ask(e))));
            }

            return string.Join(", ", answers);
        }

        private IEnumerable<JsonElement> People() => json.GetProperty("steps").EnumerateArray()
            .Where(s => s.TryGetProperty("events", out _)).SelectMany(s => s.GetProperty("events").EnumerateArray());

        private string Ask(Expectation wanted) => wanted.Segment is { } segment
            ? Answer.Of(_workspace.IsMember(segment, wanted.User, _now))
            : _defined.Any(s => _workspace.IsMember(s, wanted.User, _now)) ? "some" : "none";

        private void Define(JsonElement part)
        {
            foreach (var segment in part.TryGetProperty("segments", out var segments) ? segments.EnumerateArray().Select(s => new DittofeedSegment(s)) : [])
            {
                var reading = _workspace.Read(segment.Rule(People(), _slower));
                if (!reading.IsValid)
                {
                    _refusal = Answer.Of(reading.Errors);
                    return;
                }

                _workspace.Publish(segment.Name, reading.Rule!);
                _defined.Add(segment.Name);
            }
        }

        private void Take(JsonElement happened)
        {
            string user = happened.GetProperty("userId").GetString()!;
            _workspace.Put(user);
            if (happened.GetProperty("type").GetString() == "identify")
            {
                foreach (var (name, value) in DittofeedSegment.Members(happened, "traits"))
                {
                    _workspace.Give(user, name, value);
                }

                return;
            }

            string type = happened.GetProperty("event").GetString()!;
            var members = DittofeedSegment.Members(happened, "properties").ToList();
            long at = Slow(Instant(happened.GetProperty("at")));
            _workspace.Happen(user, type, at, members);
            // Where types are asked for by how they begin, the type is also an attribute of a common type.
            _workspace.Happen(user, DittofeedSegment.AnyType, at, members.Append(KeyValuePair.Create(DittofeedSegment.TypeName, JsonSerializer.SerializeToElement(type))));
        }

        private long Slow(long instant) => _start + ((instant - _start) * _slower);
    }
}
