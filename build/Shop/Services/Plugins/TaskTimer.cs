using Nop.Services.ScheduleTasks;

namespace Cashback.Preview.Services;

/// <summary>Runs schedule tasks when they are due, each in a request of its own; one that fails is logged and tried again at its next time.</summary>
public sealed class TaskTimer(IServiceScopeFactory scopes, TimeProvider clock) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var taskId in await DueAsync())
            {
                await using var scope = scopes.CreateAsyncScope();
                if (await scope.ServiceProvider.GetRequiredService<IScheduleTaskService>().GetTaskByIdAsync(taskId) is { Enabled: true } task)
                    await scope.ServiceProvider.GetRequiredService<ScheduleTaskRunner>().RunAsync(task);
            }
        }
    }

    async Task<List<int>> DueAsync()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var scope = scopes.CreateAsyncScope();
        var tasks = await scope.ServiceProvider.GetRequiredService<IScheduleTaskService>().GetAllTasksAsync();
        return [.. tasks.Where(task => task.LastStartUtc is not { } last || last.AddSeconds(task.Seconds) <= now).OrderBy(task => task.Id).Select(task => task.Id)];
    }
}
