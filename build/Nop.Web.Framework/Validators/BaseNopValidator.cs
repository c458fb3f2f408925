using FluentValidation;

namespace Nop.Web.Framework.Validators;

public abstract class BaseNopValidator<TModel> : AbstractValidator<TModel> where TModel : class;
