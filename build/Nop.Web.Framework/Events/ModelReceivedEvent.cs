using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Nop.Web.Framework.Events;

public class ModelReceivedEvent<T>
{
    public ModelReceivedEvent(T model, ModelStateDictionary modelState)
    {
        Model = model;
        ModelState = modelState;
    }

    public T Model { get; set; }
    public ModelStateDictionary ModelState { get; set; }
}
