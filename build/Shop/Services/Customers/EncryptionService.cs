using System.Security.Cryptography;
using System.Text;
using Nop.Services.Security;

namespace Cashback.Preview.Services;

/// <summary>Encrypts with a key that is in the program: for trying, not for keeping secrets.</summary>
public sealed class EncryptionService : IEncryptionService
{
    static readonly byte[] ShopKey = SHA256.HashData("the preview store keeps no secrets"u8);

    /// <inheritdoc/>
    public string CreateSaltKey(int size) => Convert.ToBase64String(RandomNumberGenerator.GetBytes(size));

    /// <inheritdoc/>
    public string CreatePasswordHash(string password, string saltKey, string passwordFormat) =>
        Convert.ToHexString(CryptographicOperations.HashData(new HashAlgorithmName(passwordFormat), Encoding.UTF8.GetBytes(password + saltKey)));

    /// <inheritdoc/>
    public string EncryptText(string plainText, string encryptionPrivateKey = "")
    {
        if (string.IsNullOrEmpty(plainText))
            return plainText;
        using var aes = Aes.Create();
        aes.Key = KeyOf(encryptionPrivateKey);
        return Convert.ToBase64String([.. aes.IV, .. aes.EncryptCbc(Encoding.UTF8.GetBytes(plainText), aes.IV)]);
    }

    /// <inheritdoc/>
    public string DecryptText(string cipherText, string encryptionPrivateKey = "")
    {
        if (string.IsNullOrEmpty(cipherText))
            return cipherText;
        var bytes = Convert.FromBase64String(cipherText);
        using var aes = Aes.Create();
        aes.Key = KeyOf(encryptionPrivateKey);
        return Encoding.UTF8.GetString(aes.DecryptCbc(bytes.AsSpan(16), bytes.AsSpan(0, 16)));
    }

    static byte[] KeyOf(string key) => string.IsNullOrEmpty(key) ? ShopKey : SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
