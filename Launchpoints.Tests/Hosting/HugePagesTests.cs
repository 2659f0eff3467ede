using Launchpoints.Web.Hosting;
using Xunit;

namespace Launchpoints.Tests.Hosting;

public sealed class HugePagesTests
{
    private static readonly string[] Maps =
    [
        "00001000-00002000 r-xp 00000000 08:01 77 /usr/bin/something",
        "00002000-00003000 rw-p 00000000 00:00 0",
        "00010000-00012000 rw-p 00000000 00:00 0 ",
        "00012000-00020000 ---p 00000000 00:00 0 ",
        "00020000-00021000 rw-p 00000000 00:00 0                          [heap]",
    ];

    [Theory]
    [InlineData(0x10000, 0x10000, 0x20000)]
    [InlineData(0x1ffff, 0x10000, 0x20000)]
    [InlineData(0x2000, 0x2000, 0x3000)]
    [InlineData(0x1800, 0, 0)] // a file
    [InlineData(0x20800, 0, 0)] // has a name
    [InlineData(0x9000, 0, 0)] // nothing
    public void Reserved_AroundAnAddress_IsTheNamelessRunWithoutAGap(ulong address, ulong from, ulong to) =>
        Assert.Equal((from, to), HugePages.Reserved(address, Maps));

    [Fact]
    public void Ask_WhereverItRuns_DoesNoHarm()
    {
        long asked = HugePages.Ask();
        bool offered = OperatingSystem.IsLinux() && File.Exists("/sys/kernel/mm/transparent_hugepage/enabled")
            && File.ReadAllText("/sys/kernel/mm/transparent_hugepage/enabled").Contains("[madvise]", StringComparison.Ordinal);
        Assert.Equal(offered, asked > 0);
    }
}
