namespace Launchpoints.Engine.Import;

/// <summary>A file being read row by row, in memory that does not grow with it. One pass; not for several threads.</summary>
public interface IImportSource
{
    /// <summary>The names of the columns in NFC, distinct. Known after the first <see cref="ReadAsync"/>; JSON adds to them as rows bring new names.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>Why nothing of the file can be read, or nothing more; null as long as all is well.</summary>
    ImportError? Fatal { get; }

    /// <summary>The line the row begins in, from 1.</summary>
    long Line { get; }

    /// <summary>What is wrong with the row as a whole, so that its cells mean nothing; null when it can be read.</summary>
    ImportError? RowError { get; }

    /// <summary>Goes to the next row, a bad one too.</summary>
    /// <returns>False at the end, and when <see cref="Fatal"/> says why.</returns>
    ValueTask<bool> ReadAsync(CancellationToken cancellationToken);

    /// <summary>A cell of the row, by the place of its column in <see cref="Columns"/>.</summary>
    ImportCell Cell(int column);
}
