using Nop.Core.Domain.ScheduleTasks;
using Nop.Services.ScheduleTasks;

namespace Cashback.Preview.Services;

/// <summary>The rows of schedule tasks.</summary>
public sealed class ScheduleTaskService(IRepository<ScheduleTask> tasks) : IScheduleTaskService
{
    /// <inheritdoc/>
    public async Task<IList<ScheduleTask>> GetAllTasksAsync(bool showHidden = false) =>
        await tasks.Table.Where(task => showHidden || task.Enabled).OrderByDescending(task => task.Seconds).ThenBy(task => task.Id).ToListAsync();

    /// <inheritdoc/>
    public Task<ScheduleTask> GetTaskByIdAsync(int taskId) => tasks.GetByIdAsync(taskId);

    /// <inheritdoc/>
    public Task<ScheduleTask> GetTaskByTypeAsync(string type) => tasks.Table.Where(task => task.Type == type).OrderByDescending(task => task.Id).FirstOrDefaultAsync();

    /// <inheritdoc/>
    public Task InsertTaskAsync(ScheduleTask task) => tasks.InsertAsync(task, false);

    /// <inheritdoc/>
    public Task UpdateTaskAsync(ScheduleTask task) => tasks.UpdateAsync(task, false);

    /// <inheritdoc/>
    public Task DeleteTaskAsync(ScheduleTask task) => tasks.DeleteAsync(task, false);
}

/// <summary>Runs one task, in its own request as the built-in background customer.</summary>
public sealed class ScheduleTaskRunner(PluginAssembly plugin, IServiceProvider services, IScheduleTaskService tasks, Nop.Services.Logging.ILogger log, TimeProvider clock)
{
    /// <summary>Runs it, notes when and whether it went well.</summary>
    /// <param name="task">Its row.</param>
    /// <param name="rethrow">Whether an error of the task is thrown after it was noted; tests want to know.</param>
    public async Task RunAsync(ScheduleTask task, bool rethrow = false)
    {
        var type = plugin.Assembly.GetType(task.Type.Split(',')[0].Trim())
            ?? throw new InvalidOperationException($"There is no task {task.Type}.");
        task.LastStartUtc = Now;
        try
        {
            await ((IScheduleTask)(services.GetService(type) ?? ActivatorUtilities.CreateInstance(services, type))).ExecuteAsync();
            task.LastSuccessUtc = Now;
        }
        catch (Exception exception) when (!rethrow)
        {
            if (task.StopOnError)
                task.Enabled = false;
            await log.ErrorAsync($"Error while running the '{task.Name}' schedule task. {exception.Message}", exception);
        }
        finally
        {
            task.LastEndUtc = Now;
            await tasks.UpdateTaskAsync(task);
        }
    }

    DateTime Now => clock.GetUtcNow().UtcDateTime;
}
