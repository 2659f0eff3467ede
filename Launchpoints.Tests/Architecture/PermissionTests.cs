using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Launchpoints.Engine.Rules;
using Launchpoints.Tests.Fakes;
using Launchpoints.Web.Features.Accounts;
using Xunit;

namespace Launchpoints.Tests.Architecture;

/// <summary>
/// Every operation asks for a permission before it does anything else: called by somebody who may do nothing, with all its other
/// dependencies absent, it can only answer with a refusal. A new operation that forgets to ask fails here without being listed.
/// </summary>
public sealed class PermissionTests
{
    public static TheoryData<string, string> Operations
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (type, method) in Found()) data.Add(type.FullName!, method.ToString()!);
            return data;
        }
    }

    [Fact]
    public void Operations_OfTheFeatures_AreFound() => Assert.True(Found().Count() > 15);

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Operation_CalledWithoutAnyPermission_IsRefusedFirst(string type, string method)
    {
        var (owner, operation) = Found().Single(found => found.Type.FullName == type && found.Method.ToString() == method);
        var access = new FakeAccess();
        var constructor = owner.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Single();
        var target = constructor.Invoke([.. constructor.GetParameters().Select(p => p.ParameterType == typeof(IAccess) ? access : null)]);
        var closed = operation.IsGenericMethodDefinition ? operation.MakeGenericMethod([.. operation.GetGenericArguments().Select(_ => typeof(object))]) : operation;
        var answer = closed.Invoke(target, [.. closed.GetParameters().Select(p => Anything(p.ParameterType))]);
        await Assert.ThrowsAsync<AccessDeniedException>(() => Drain(answer!));
        Assert.Single(access.Asked);
    }

    private static IEnumerable<(Type Type, MethodInfo Method)> Found() =>
        from type in typeof(IAccess).Assembly.GetTypes()
        where type is { IsClass: true, IsAbstract: false } && type.Namespace?.StartsWith("Launchpoints.Web.Features", StringComparison.Ordinal) == true
            && !typeof(IAccess).IsAssignableFrom(type)
            && type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Any(c => c.GetParameters().Any(p => p.ParameterType == typeof(IAccess)))
        from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where !method.IsSpecialName && IsAsynchronous(method.ReturnType)
        select (type, method);

    private static bool IsAsynchronous(Type type) =>
        typeof(Task).IsAssignableFrom(type) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));

    // Something of the type that is no null: what it says does not matter, since nobody may get as far as reading it.
    private static object? Anything(Type type)
    {
        if (type == typeof(string)) return "x";
        if (type == typeof(TextWriter)) return TextWriter.Null;
        if (type == typeof(Stream)) return Stream.Null;
        if (type == typeof(SegmentDefinition)) return new SegmentDefinition("x", "x", "", Group.Everyone, KristalSelection.Catalogue);
        if (type.IsValueType) return Activator.CreateInstance(type);
        if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type))
        {
            var of = type.GetGenericArguments();
            return of.Length == 2 ? Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(of)) : Array.CreateInstance(of[0], 0);
        }
        if (type.IsArray) return Array.CreateInstance(type.GetElementType()!, 0);
        return type.IsAbstract || typeof(Delegate).IsAssignableFrom(type) ? null : RuntimeHelpers.GetUninitializedObject(type);
    }

    private static async Task Drain(object answer)
    {
        if (answer is Task task)
        {
            await task;
            return;
        }
        var item = answer.GetType().GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)).GetGenericArguments()[0];
        await (Task)typeof(PermissionTests).GetMethod(nameof(FirstAsync), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(item).Invoke(null, [answer])!;
    }

    private static async Task FirstAsync<T>(IAsyncEnumerable<T> items)
    {
        await foreach (var _ in items) return;
    }
}
