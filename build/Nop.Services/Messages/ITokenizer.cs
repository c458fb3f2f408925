namespace Nop.Services.Messages;

public interface ITokenizer;
