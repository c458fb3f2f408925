using Microsoft.Extensions.FileProviders;

namespace Nop.Core.Infrastructure;

public interface INopFileProvider : IFileProvider;
