namespace Nop.Plugin.Misc.Cashback.Web.Qr;

/// <summary>The modules of a QR code: the patterns by which readers find it, and between them the codewords under a mask.</summary>
sealed class QrGrid
{
    /// <summary>Masks that there are.</summary>
    public const int Masks = 8;

    const int Timing = 6;
    const int FirstWithVersion = 7;
    const int FormatDivisor = 0b101_0011_0111;
    const int FormatMask = 0b101_0100_0001_0010;
    const int VersionDivisor = 0b1_1111_0010_0101;

    static readonly bool[] _finderLike = [true, false, true, true, true, false, true, false, false, false, false];

    readonly bool[,] _dark;
    readonly bool[,] _pattern;
    readonly QrVersion _version;
    readonly int _mask;

    /// <summary>Draws the patterns.</summary>
    /// <param name="version">How large it is.</param>
    /// <param name="mask">0 … 7.</param>
    public QrGrid(QrVersion version, int mask)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mask);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(mask, Masks);
        (_version, _mask) = (version, mask);
        (_dark, _pattern) = (new bool[Size, Size], new bool[Size, Size]);
        for (var along = 0; along < Size; along++)
        {
            Draw(along, Timing, along % 2 == 0);
            Draw(Timing, along, along % 2 == 0);
        }

        DrawAlignment();
        foreach (var (column, row) in new[] { (3, 3), (Size - 4, 3), (3, Size - 4) })
            DrawRings(column, row, radius: 4, ring => ring is not (2 or 4));
        DrawFormat();
        DrawVersion();
    }

    /// <summary>Modules on a side.</summary>
    public int Size => _version.Size;

    /// <summary>Whether a module is dark.</summary>
    public bool this[int column, int row] => _dark[column, row];

    /// <summary>Writes the codewords: in pairs of columns from the right, up and down in turn, around the patterns.</summary>
    public void Write(byte[] codewords)
    {
        var (at, up) = (0, true);
        for (var right = Size - 1; right > 0; right -= 2, up = !up)
        {
            if (right == Timing)
                right--;
            for (var step = 0; step < 2 * Size; step++)
            {
                var (column, row) = (right - step % 2, up ? Size - 1 - step / 2 : step / 2);
                if (_pattern[column, row])
                    continue;
                var bit = at < 8 * codewords.Length && (codewords[at / 8] >> 7 - at % 8 & 1) != 0;
                _dark[column, row] = bit ^ IsMasked(column, row);
                at++;
            }
        }
    }

    /// <summary>How hard it is to read: runs, blocks, what looks like a finder, and too much of one colour (table 11).</summary>
    public int Penalty()
    {
        var (penalty, darkModules) = (0, 0);
        for (var line = 0; line < Size; line++)
        {
            var (fixedLine, others) = (line, Enumerable.Range(0, Size));
            penalty += LinePenalty([.. others.Select(at => _dark[at, fixedLine])]) + LinePenalty([.. others.Select(at => _dark[fixedLine, at])]);
            for (var at = 0; at < Size; at++)
            {
                darkModules += _dark[at, line] ? 1 : 0;
                if (at > 0 && line > 0 && _dark[at, line] == _dark[at - 1, line] && _dark[at, line] == _dark[at, line - 1] && _dark[at, line] == _dark[at - 1, line - 1])
                    penalty += 3;
            }
        }

        return penalty + 10 * (Math.Abs(20 * darkModules - 10 * Size * Size) / (Size * Size));
    }

    static int LinePenalty(bool[] line)
    {
        var penalty = 0;
        for (int at = 0, run = 0; at < line.Length; at++)
        {
            run = at > 0 && line[at] == line[at - 1] ? run + 1 : 1;
            penalty += run == 5 ? 3 : run > 5 ? 1 : 0;
        }

        for (var at = 0; at + _finderLike.Length <= line.Length; at++)
        {
            var part = line.AsSpan(at, _finderLike.Length);
            var isFinder = part.SequenceEqual(_finderLike);
            part.Reverse();
            penalty += isFinder || part.SequenceEqual(_finderLike) ? 40 : 0;
            part.Reverse();
        }

        return penalty;
    }

    int LevelBits => _version.Level switch
    {
        QrLevel.Low => 0b01,
        QrLevel.Medium => 0b00,
        QrLevel.Quartile => 0b11,
        _ => 0b10,
    };

    bool IsMasked(int column, int row) => _mask switch
    {
        0 => (column + row) % 2 == 0,
        1 => row % 2 == 0,
        2 => column % 3 == 0,
        3 => (column + row) % 3 == 0,
        4 => (column / 3 + row / 2) % 2 == 0,
        5 => column * row % 2 + column * row % 3 == 0,
        6 => (column * row % 2 + column * row % 3) % 2 == 0,
        _ => ((column + row) % 2 + column * row % 3) % 2 == 0,
    };

    void Draw(int column, int row, bool isDark) => (_dark[column, row], _pattern[column, row]) = (isDark, true);

    void DrawRings(int column, int row, int radius, Func<int, bool> isDark)
    {
        for (var dy = -radius; dy <= radius; dy++)
        {
            for (var dx = -radius; dx <= radius; dx++)
            {
                if (column + dx >= 0 && column + dx < Size && row + dy >= 0 && row + dy < Size)
                    Draw(column + dx, row + dy, isDark(Math.Max(Math.Abs(dx), Math.Abs(dy))));
            }
        }
    }

    void DrawAlignment()
    {
        var places = _version.Alignment;
        foreach (var row in places)
        {
            foreach (var column in places)
            {
                // The three corners belong to the finders.
                if (!((row == Timing && (column == Timing || column == places[^1])) || (column == Timing && row == places[^1])))
                    DrawRings(column, row, radius: 2, ring => ring != 1);
            }
        }
    }

    void DrawFormat()
    {
        var format = LevelBits << 13 | _mask << 10;
        var bits = (format | Remainder(format, FormatDivisor)) ^ FormatMask;
        for (var index = 0; index < 15; index++)
        {
            var isDark = (bits >> index & 1) != 0;
            var (column, row) = index < 6 ? (8, index) : index < 8 ? (8, index + 1) : index == 8 ? (7, 8) : (14 - index, 8);
            Draw(column, row, isDark);
            Draw(index < 8 ? Size - 1 - index : 8, index < 8 ? 8 : Size - 15 + index, isDark);
        }

        Draw(8, Size - 8, isDark: true);
    }

    void DrawVersion()
    {
        if (_version.Number < FirstWithVersion)
            return;

        var bits = _version.Number << 12 | Remainder(_version.Number << 12, VersionDivisor);
        for (var index = 0; index < 18; index++)
        {
            var isDark = (bits >> index & 1) != 0;
            Draw(Size - 11 + index % 3, index / 3, isDark);
            Draw(index / 3, Size - 11 + index % 3, isDark);
        }
    }

    static int Remainder(int value, int divisor)
    {
        var length = int.Log2(divisor);
        for (var bit = 30; bit >= length; bit--)
        {
            if ((value >> bit & 1) != 0)
                value ^= divisor << bit - length;
        }

        return value;
    }
}
