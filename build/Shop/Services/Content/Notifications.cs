using Nop.Services.Messages;

namespace Cashback.Preview.Services;

/// <summary>Notes for the person in front of the screen; kept until a page shows them.</summary>
public sealed class NotificationService(Nop.Services.Logging.ILogger log, NotificationTray tray) : INotificationService
{
    /// <inheritdoc/>
    public void Notification(NotifyType type, string message, bool encode = true, int timeout = 0) => tray.Add(type, message, encode);

    /// <inheritdoc/>
    public void SuccessNotification(string message, bool encode = true, int timeout = 0) => Notification(NotifyType.Success, message, encode);

    /// <inheritdoc/>
    public void WarningNotification(string message, bool encode = true, int timeout = 0) => Notification(NotifyType.Warning, message, encode);

    /// <inheritdoc/>
    public void ErrorNotification(string message, bool encode = true, int timeout = 0) => Notification(NotifyType.Error, message, encode);

    /// <inheritdoc/>
    public async Task ErrorNotificationAsync(Exception exception, bool logException = true, int timeout = 0)
    {
        if (logException)
            await log.ErrorAsync(exception.Message, exception);
        ErrorNotification(exception.Message);
    }
}

/// <summary>Notes by visitor, so that they outlive the redirect after a form.</summary>
public sealed class NotificationTray(IHttpContextAccessor http)
{
    readonly Dictionary<string, List<(NotifyType Type, string Message, bool Encode)>> _notes = [];

    /// <summary>Puts a note into the visitor's tray.</summary>
    public void Add(NotifyType type, string message, bool encode)
    {
        lock (_notes)
        {
            if (!_notes.TryGetValue(Visitor, out var notes))
                _notes[Visitor] = notes = [];
            notes.Add((type, message, encode));
        }
    }

    /// <summary>Takes the visitor's notes out.</summary>
    public IReadOnlyList<(NotifyType Type, string Message, bool Encode)> Take()
    {
        lock (_notes)
            return _notes.Remove(Visitor, out var notes) ? notes : [];
    }

    string Visitor => http.HttpContext?.User.Identity?.Name ?? http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";
}
