using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewComponents;
using Microsoft.Extensions.DependencyInjection;
using Nop.Core.Events;
using Nop.Web.Framework.Events;

namespace Nop.Web.Framework.Components;

public abstract class NopViewComponent : ViewComponent
{
    public new ViewViewComponentResult View<TModel>(string viewName, TModel model) => base.View(viewName, Prepared(model));

    public new ViewViewComponentResult View<TModel>(TModel model) => base.View(Prepared(model));

    public new ViewViewComponentResult View(string viewName) => base.View(viewName);

    private TModel Prepared<TModel>(TModel model)
    {
        HttpContext.RequestServices.GetService<IEventPublisher>()?.ModelPrepared(model);
        return model;
    }
}
