namespace Launchpoints.Engine.Bitmaps;

/// <summary>A question to one row. A struct, so that each loop is compiled for it.</summary>
internal interface IRowTest
{
    bool Holds(int row);
}
