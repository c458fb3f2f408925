namespace Nop.Plugin.Misc.Cashback.Files.Reading;

/// <summary>A file of cells between commas, semicolons or tabulators, quoted as RFC 4180 says; which of them it is the heading shows.</summary>
sealed class CsvFile : WrittenFile
{
    static readonly char[] s_separators = [',', ';', '\t'];

    readonly StreamReader _text;
    readonly List<string> _cells = [];
    readonly StringBuilder _cell = new();
    readonly char _separator;
    int _line = 1;
    int _column;

    public CsvFile(Stream content)
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        _text = new(content, strict, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        try
        {
            _separator = SeparatorOf(content);
            if (NextCells())
                TakeHeading([.. _cells], 1);
            else
                Refuse(new(FileFaultKind.Empty));
        }
        catch (DecoderFallbackException)
        {
            Refuse(new(FileFaultKind.Encoding, _line));
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => _text.Dispose();

    /// <inheritdoc/>
    protected override bool ReadRow()
    {
        try
        {
            var line = _line;
            if (!NextCells())
                return false;
            if (_cells.Count != Columns.Count)
                return Refuse(new(FileFaultKind.Cells, line, 0, _cells.Count.ToString(CultureInfo.InvariantCulture)));
            Row = new(line, [.. _cells]);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return Refuse(new(FileFaultKind.Encoding, _line));
        }
    }

    // The most frequent one of the first line outside quotes.
    char SeparatorOf(Stream content)
    {
        using var first = new StreamReader(content, _text.CurrentEncoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var counts = new int[s_separators.Length];
        var quoted = false;
        for (var (read, i) = (first.Read(), 0); read >= 0 && i < MostColumns * MostCharacters && (quoted || read is not ('\r' or '\n')); read = first.Read(), i++)
        {
            quoted ^= read == '"';
            if (!quoted && Array.IndexOf(s_separators, (char)read) is >= 0 and var found)
                counts[found]++;
        }

        content.Position = 0;
        return s_separators[Array.IndexOf(counts, counts.Max())];
    }

    // False: the file is at its end, or something is wrong. Empty lines are no rows.
    bool NextCells()
    {
        do
        {
            _cells.Clear();
            if (_text.Peek() < 0)
                return false;
            if (!NextLine())
                return false;
        }
        while (_cells is [{ Length: 0 }]);

        return true;
    }

    bool NextLine()
    {
        _column = 0;
        while (true)
        {
            _cell.Clear();
            if (!(_text.Peek() == '"' ? Quoted() : Plain()))
                return false;
            _cells.Add(_cell.ToString());
            if (_cells.Count > MostColumns)
                return Refuse(new(FileFaultKind.TooMuch, _line));

            var next = Next();
            if (next == _separator)
                continue;
            if (next == '\r' && _text.Peek() == '\n')
                Next();
            if (next >= 0)
                _line++;
            return true;
        }
    }

    bool Plain()
    {
        while (_text.Peek() is >= 0 and var next && next != _separator && next is not ('\r' or '\n'))
        {
            if (next == '"')
                return Refuse(new(FileFaultKind.Quote, _line, _column + 1));
            if (!Append((char)Next()))
                return false;
        }

        return true;
    }

    bool Quoted()
    {
        var (line, column) = (_line, _column + 1);
        Next();
        while (true)
        {
            var next = Next();
            if (next < 0)
                return Refuse(new(FileFaultKind.CutOff, line, column));
            if (next == '"' && _text.Peek() != '"')
                return _text.Peek() is var after && (after < 0 || after == _separator || after is '\r' or '\n') || Refuse(new(FileFaultKind.Quote, _line, _column + 1));
            if (next == '"')
                Next();
            if (next == '\n')
                (_line, _column) = (_line + 1, 0);
            if (!Append((char)next))
                return false;
        }
    }

    bool Append(char character)
    {
        _cell.Append(character);
        return _cell.Length <= MostCharacters || Refuse(new(FileFaultKind.LongCell, _line, _column));
    }

    int Next()
    {
        _column++;
        return _text.Read();
    }
}
