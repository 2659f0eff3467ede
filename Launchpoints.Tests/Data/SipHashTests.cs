using Launchpoints.Web.Data;
using Xunit;

namespace Launchpoints.Tests.Data;

public sealed class SipHashTests
{
    // vectors.h of the reference implementation, SipHash-2-4 with 128 bits: key 00 01 … 0f, text 00 01 … of the length.
    [Theory]
    [InlineData(0, "a3817f04ba25a8e66df67214c7550293")]
    [InlineData(1, "da87c1d86b99af44347659119b22fc45")]
    [InlineData(2, "8177228da4a45dc7fca38bdef60affe4")]
    public void Hash_OfTheReferencesTexts_IsTheReferences(int length, string expected)
    {
        byte[] bytes = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];
        var hash = new SipHash(bytes).Of(bytes.AsSpan(0, length));
        Assert.Equal(expected, Convert.ToHexStringLower([.. BitConverter.GetBytes((ulong)hash), .. BitConverter.GetBytes((ulong)(hash >> 64))]));
    }

    [Fact]
    public void Hashes_OfEveryLength_Differ()
    {
        var hash = new SipHash(new byte[16]);
        Assert.Equal(100, Enumerable.Range(0, 100).Select(length => hash.Of(new byte[length])).Distinct().Count());
    }
}
