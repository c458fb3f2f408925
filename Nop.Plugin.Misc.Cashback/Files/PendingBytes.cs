namespace Nop.Plugin.Misc.Cashback.Files;

/// <summary>Bytes that were written and not sent yet. Formats write at once; a web server's response takes bytes only asynchronously.</summary>
sealed class PendingBytes : Stream
{
    const int Many = 64 * 1024;

    readonly MemoryStream _bytes = new(2 * Many);
    long _sent;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <summary>How many bytes were written from the beginning. It cannot be set.</summary>
    public override long Position { get => _sent + _bytes.Length; set => throw new NotSupportedException(); }

    /// <summary>Sends what is there, where that is worth a packet of its own.</summary>
    public ValueTask SendWhenManyAsync(Stream output, CancellationToken cancellationToken) => _bytes.Length < Many ? default : SendAsync(output, cancellationToken);

    /// <summary>Sends what is there.</summary>
    public async ValueTask SendAsync(Stream output, CancellationToken cancellationToken)
    {
        await output.WriteAsync(_bytes.GetBuffer().AsMemory(0, (int)_bytes.Length), cancellationToken);
        await output.FlushAsync(cancellationToken);
        _sent += _bytes.Length;
        _bytes.SetLength(0);
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => _bytes.Write(buffer, offset, count);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer) => _bytes.Write(buffer);

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();
}
