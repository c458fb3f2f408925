namespace Nop.Services.Security;

public interface IEncryptionService
{
    string CreatePasswordHash(string password, string saltKey, string passwordFormat);
    string CreateSaltKey(int size);
    string DecryptText(string cipherText, string encryptionPrivateKey = "");
    string EncryptText(string plainText, string encryptionPrivateKey = "");
}
