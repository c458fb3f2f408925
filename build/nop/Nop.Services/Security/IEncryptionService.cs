namespace Nop.Services.Security;

public interface IEncryptionService
{
    string DecryptText(string cipherText, string encryptionPrivateKey = "");
    string EncryptText(string plainText, string encryptionPrivateKey = "");
}
