using System.Collections.Frozen;

namespace Nop.Plugin.Misc.Cashback.Installation;

/// <summary>Rewords texts of earlier versions that say today what is no longer so. What an owner has reworded stays.</summary>
/// <remarks>A version that changes a text adds the hashes of what it said before, in each language.</remarks>
public sealed class FormerTexts(ILanguageService languages, ILocalizationService localization)
{
    const int HashLength = 16;

    static readonly FrozenDictionary<string, string[]> s_former = new Dictionary<string, string[]>
    {
        ["Account.Address.BadLink"] = ["01621c6c371db158", "a7b8c68f5d86c0e2", "b849166d197d8252", "d2048bb3f228ecd0", "d751af84770d8c21", "dad6fb775826a84c"],
        ["Account.Address.Confirmed"] = ["207b6c428365c88e", "537ee4c970aebffb", "84d1689e570fd058", "9845b47208886019", "cb9eaf9ce999710c", "fd6742198ff50f87"],
        ["Account.Address.Question"] = ["20a4960581a93793", "28a80eecc9e4300e", "538202d3ca3e6520", "b5d1cff3bb77df97", "d9884cb1d1698a33", "fe4348e775a103b6"],
        ["Account.Entry.Forfeit"] = ["10096229aacb16a9", "4c6821ea5675f7ed", "7dcc9c08091538f7", "e6b6cbd9dddb7ef1", "ec9d21c04ebaad20", "fdaaea81a42942c2"],
        ["Account.Entry.Restore"] = ["035db4cdf07cd6c4", "74b73e8c67312265", "942a4586d05ff3e7", "acc2663fbe5ef620", "c84b1e32985d4bd4", "cd2397ced982233c"],
        ["Account.SalonCode.Hint"] = ["1de11d4efb977f26", "3fb8d6d1d87a5032", "8783746b880b93a8", "9167bd7fc5014437", "c96c239880a1149f", "f3af4d2f4180fa38"],
        ["Account.TierRate"] = ["90126edd4a458d41"],
        ["Account.Voucher.Amount"] = ["07b6660d48b4280a", "42063a3ad6918956", "5c25f62bd8738a9c", "775beff3738722ed", "82e14ce36c17bbab", "cac985d7c6893dd8"],
        ["ActivityLog.CategoryRateSaved"] = ["25a8fedfbaf00733", "4ecac30e10f1a848", "7e93aea1ddac1b89", "b6e1e9cffa887dd6", "d92ee8a31b946930", "e67cceb60e9b1f82"],
        ["ActivityLog.GivenBack"] = ["0f784801b9c1bf7c", "32179089c61c76b9", "67ef90f9edeb9a23", "d23f3c124d13c716", "e212d75209612de3", "fb8af2c38d75506b"],
        ["ActivityLog.GuardChanged"] = ["cd42f8020fc14113"],
        ["ActivityLog.ManufacturerRateSaved"] = ["2ea6b482a6da7a53", "33503abb126962be", "36a4abcc29d5c8a3", "625444fb6d5a52c9", "b42d53b60259e2f1", "e8460bc70fc86265"],
        ["ActivityLog.ProductRateSaved"] = ["5777b96d255cffcd", "5b852299cc2037d9", "9313e633cd587077", "a4a42546b594f4f2", "f77cd46ce75b9b33", "fb47a3cf6323d6f2"],
        ["ActivityLog.SettingsChanged"] = ["00b4684396861b8f", "55acb8617c0df7db", "8efdfe17162d32bb", "97068068fa41efed", "c101639fdac9b5c2", "fac8a6bccbb910d5"],
        ["Adjustment.Amount.Hint"] = ["490f61b124784be4", "57ec3f71e123a7bc", "b9bda259a5e0a998", "ea973c4830e72a17", "f5175c4b27a2000b", "f9b0e9a77f700960"],
        ["Adjustment.Reason.Hint"] = ["016e8a5224a6792e", "121b8a02c3013694", "74002211e718cfa1", "7efe8672e288c153", "ce7b2bdfc5276db3", "da911ae5f369ca78"],
        ["Amount.NotANumber"] = ["041eb37638559f47", "59d2befdbe55d486", "5bd015e3c53fc25e", "62d5c1b706f09578", "c10647bb443da9ff", "d16ad143b41f7a49"],
        ["Approvals.NotOpen"] = ["648408c20f82781e", "7160d1be764f79a1", "7f7137ff7cb209c2", "88985c6b5edaac4c", "8933e2c7769fffa1", "c3ea2c0ac79326ec"],
        ["Bonuses.Help.Birthday"] = ["033fc6df3728e2f2", "1c8e65024c41ab12", "51eeedb51084f2ed", "5286dcd28efceaca", "80ea3a9e5a10b807", "e4717d7bdc01391f"],
        ["Bonuses.Help.Registration"] = ["1a0cc4fde392b1bc", "258ccee1b43f798b", "ae1de1fd14344a41", "b1b6d80343e30570", "de7c6902d062e42e", "ea8477d693ca62f7"],
        ["Bonuses.Help.Review"] = ["6cb39a43241547f8", "94018915b2e5e308", "b9d2db5788d4bab1", "d0f22850a187e765", "f4bd7f2cde9766b1", "feb942f24f9e39f5"],
        ["Bonuses.Help.WinBack"] = ["0f0b9d76ad15665e", "44beb03d971d604c", "5960a49776e46cf5", "c92469c325eeb934", "c9de82aa7039cba6", "eddcd4b0e84b80d3"],
        ["Bonuses.RebookingDays.Hint"] = ["61ee280355c5fa17", "64663d0ad4ca0302", "9b03f66d1921fa22", "a830cfd86b0be7a8", "d02602ce813732f3", "e3f2c10e8cba86d9"],
        ["Bonuses.To.Hint"] = ["188e667f6577e2dc", "3cbf53af7d213330", "ae829e432c68f8c6", "b32ca975e85b279b", "ee2b9511af5811a5", "fd225621a52d0a3a"],
        ["Branches.Checker.Intro"] = ["04c40232a203f919", "142298cafd32d5e0", "1de7a8ef63b55803", "69c25b41f0e1fe56", "883b43b9467a67cc", "b33ab84d1f7cf94e"],
        ["Branches.Staff.NoRight"] = ["49008857036ffe77", "4fe55571fdcc28c7", "8165630f7eccf16a", "ca990dc6cf21e62b", "dac37df7e739f4e3", "dacc2f44c2b3e1ec"],
        ["Cart.Amount"] = ["43e9a6efb09517fa", "47bd70a22b4bb69e", "7be7e29694f700f4", "93f30481d9482cfb", "9aa73b939a0ed9f5", "dbab19ffd5c4b084"],
        ["Cart.Obstacle.GiftCards"] = ["086c731cab166d98", "6451a971e04b2478", "bef6fdbba689185e", "ca8fa7b9109351ba", "d41a61f9b6f9fe2d", "f42e16026a3068c5"],
        ["Cart.Room.Share"] = ["bed74341ff9c5249"],
        ["Checker.Refused.Lapsed"] = ["091865a8f24541cb", "43cc5593541d2663", "5297eaea726200eb", "588ae8fadfc2b6e7", "5d0de05ee6411a60", "eb2d8ec7c2b0e37b"],
        ["Checker.ValidUntil"] = ["587e65c6c1ddd0c3", "7eee8146647c4939", "9f5b3305aa1b64e3", "ba1a4642bca7b2f3", "bdf9a5de110fa706", "d36f56a1279ccdfa"],
        ["Checkout.NoteGivenBack"] = ["30a40e5300e1ef66", "30fc2b3baeec2c44", "382e51c1b4c8b045", "739610434625ca94", "7e63ed7f6b5bcf9b", "db3b09b4dca69944"],
        ["Checkout.NoteUsed"] = ["38dc484ceda78f06", "7048702ffe15df18", "7be85ecb99fd74f5", "910573e7d59c78aa", "91c4d6b0ab9b753d", "b02f42eae02be98b"],
        ["Checkout.Refused.Guest"] = ["30da88ffb0877c4f", "5185d363e9c7d6ea", "69119f5da445143a", "a1bb5c0580008012", "b79107620cef968e", "bdd53349cb36730f"],
        ["Checkout.Refused.Insufficient"] = ["02f402157558494b", "1b5b518e146c6178", "289c19bd37dc9e97", "3a283d3a85e0a959", "4817a7df6997f128", "5f51dd402140a641"],
        ["Counter.Amount"] = ["3b461667ed5b564b", "9aa73b939a0ed9f5", "b832a87b90e03f13", "c69dfe3ed9a38864", "dca7861613a9a707", "e8bac955fa734561"],
        ["Counter.Repeated"] =
        [
            "02fef7fb702136b9", "2a4dcc77ef3621f0", "3e0cba0183df01f6", "5e55f1faea55a90a", "63f7e5c6f6228326", "713a78cc630cb182",
            "a0a69d1004b1c61c", "ac8ee49860180502", "cedf16526e0f0fe5", "cf3fa52fe4621b2c", "e01560938b0fd274", "f7a1eee9116f4758",
        ],
        ["Drafts.IsLive"] = ["559b57f6ee962394", "95d97b736d0466af", "98d963c30e29f712", "9cb920a38d5fbe53", "c0cdecd776c7a5f9", "e7701cadf69b1d03"],
        ["Entries.Accounts"] = ["0963fae340eecf71", "328a9ebb006e824c", "3fb3ecc62a8550b9", "7fae1061de8bc2cd", "8f282bccf3073829", "e7efa1812ecf5ff8"],
        ["Entries.Says.Edit"] = ["13bcb3623a6c09bf", "45647deae20635a0", "910437739f798e6f", "d522e53037f80a4f", "f17b0ee78ecf28d9", "fa463aeb187c9e1c"],
        ["Entries.Says.Note"] = ["03b003ca2c643ffe", "06f7169a304851cb", "474542ca88af3085", "62e4804d462322b1", "6b4ac93e4e99863c", "dd156c2160d2a735"],
        ["Enums.FindingCode.HoldFacts"] = ["3fe49ec8d4ead73f", "5b162b58ab0342e1", "5c246e4b3ef64ec0", "752125bef8f040c6", "932a09b987b46a53", "94af2f7754e24171"],
        ["Enums.ProposalState.Overtaken"] = ["0aeea061cc867beb", "26757b781e615bb6", "31051f84339015b0", "5064fb870b256cd8", "90a75ab8e4d8e741", "9356351a037db2f0"],
        ["Errors.MultiplierRange"] = ["1e54aa7f9168bdd7", "5ad4b281390bc2e3", "77a633c47bbb695a", "8ec23953cd985149", "b3d817f3424b946e", "ca5df197b99b83b6"],
        ["LetterList.NotTested"] = ["09f4d402811d1e2e", "0a4035a3c8905456", "0c5f8bb4c9e8b44d", "524b50cf0f42c0b8", "c13dfcc3403f20dc", "e4f7c510affb587a"],
        ["Mail.Bonus.Body"] = ["560bce5f77672618", "6e59df948d5961f2", "79980448c56b352e", "7e32c74bf9962d23", "94b6f962687b70ac", "ca9df64a0231db9d"],
        ["Mail.ClaimOrders.Body"] =
        [
            "02241ad882832b85", "3346b79233b8a398", "55c41cc7062cc38c", "57c6497afb69d6c5", "5e6489199d35bca7", "601ad660a484f56c",
            "6109f95b54d9ca15", "697c8b3344876f87", "9a3c9f3b66971dfe", "b62b7c0189460c8d", "bd66e49fe71d1898", "e961bf0831530395",
        ],
        ["Mail.Findings.Body"] = ["11a0771488a318ac", "3686a1bb2b8717fa", "961ac3c5804da530", "baa19225e542401d", "ca1effad2ba5ad42", "d8308dd4b5d8a297"],
        ["Mail.Gift.Body"] =
        [
            "15ad01227189e8c8", "18e3d5cc3fdacf40", "1ad16a886a6811f2", "269d55b38697a2e7", "6e035c4fea3781bf", "6ea81fe73d4e429e",
            "8f89471ebf243170", "a0d546dc5b48accb", "a25f898580dd1713", "a51b2702cffe90e1", "c12da283860238ba", "e852143ff25ac6b0",
        ],
        ["Mail.HandActs.Subject"] = ["3fee3c9e2c44c89e", "4c3f36f7ee168a54", "59808c2ff4713355", "b8f73db86b0b2a9a", "d90fe31811e24fad", "df4076fa4c42dc8f"],
        ["Mail.Seal.Body"] =
        [
            "0274844409953b8c", "24b4f2e0e018c008", "515b964e5e361b2a", "695c65e7cce8fa07", "7d30522cc84647f6", "7d8a060e2b337275",
            "8b3dc36c678c305f", "be3a88480e226ad4", "d1247a9605af306d", "e1252b2179500c0c", "f06b3c1e11609d8b", "fe41093b571c80cf",
        ],
        ["Mail.Taken.Body"] = ["08e1a631560dcfcf", "1598f7ec1a3504ff", "46672ad0d54a4f37", "809d1b96a281e5b7", "a9a654628df51365", "bf3e84abba38975e"],
        ["Mail.TierWarning.Body"] =
        [
            "152a200ad07e1147", "19863cfc247cb926", "26864a4eb3b9a2fe", "36f46532eb58bed8", "371888c674026578", "69d772ada338f2d6",
            "6cf8673ba038f041", "6fc48bc2e9300b10", "888ce790b97f9baf", "a106eab458969fd6", "c324b6ea165a78b3", "cf62c53071ea728f",
        ],
        ["Mail.WinBack.Body"] =
        [
            "2ad1436af055c7f2", "31f397e991de6cee", "5225a4708fd29ad5", "6f36623c35b8c239", "792a8715ffe1ec58", "a9ab7263f5a9909a",
            "b0e8470ce96c02b7", "c2b704ed46139cfc", "d026fd6982ed5d67", "d39ca52be5d13cf1", "eddcb81f07cb420c", "fc55678f1b75e800",
        ],
        ["Members.PinLastDay.Hint"] = ["1a5afe14e4757ac5", "4d304bbfcf9e1fc6", "811b45ee3743cb6b", "84b7ac2675dc8939", "8dfa935e510ffa41", "f5071c687976e79a"],
        ["OrderOutcome.Intro"] = ["22ec658fb4e9a4b3", "466a8d139926d918", "9a9a7b215af3fd6a", "c6e08839f3baea77", "de0c027828522eea", "f227e5ac4c058ffa"],
        ["Programmes.PaymentMethods.Hint"] = ["0718b63eedcee2d0", "1b6e394c081568ec", "8ef7d5a4316b163d", "c9ca5bb9cb015d96", "e71927e8584ed96b", "fd052a7aaa1dbd8c"],
        ["Programmes.Priority.Hint"] = ["288afe402fc44fdb", "317a6715a45241ea", "82be0b01938266cf", "8c9dd27f0bb36f49", "d955a078e9441d70", "dacb1d33b7354ee2"],
        ["Programmes.To.Hint"] = ["2babc2043ad24651", "415f769f6cb43ee1", "53bf1e7bec144f9b", "66ad200be4dd04b6", "9187a1662f2f8caa", "ecf13d47475e58c7"],
        ["Reports.Owed.Definition"] = ["046026fe005b0d6f", "406b706064c72140", "52e8f4452a22c014", "7491942d7aa70e04", "e0eec4347c54c4f9", "f662b438662c3f4c"],
        ["Reports.Staff.Definition"] = ["0ab9ec75fe1b91ca", "1efb0da0f20c6ebe", "53b637c817482b66", "87dfe57b85f44827", "9596024ab56bbe08", "a7349258ab72a069"],
        ["Returns.Bring"] = ["0ff6cd7752a0f4aa", "3fae9d6863532b65", "7a70ecc549d69c1f", "7e486b5acf935282", "b0618aa9c20166b3", "de0114fca3d5984f"],
        ["Returns.TypedRows"] = ["344517e9b9550d86", "66e907830cac65bd", "74abf59b4d3062a5", "8138ddb00703537b", "a042ee903efb2032", "b74bda43249ac28c"],
        ["Returns.TypedRows.Hint"] = ["1a796e274c12f9b6", "5baa61b9bd428e6d", "6444c7e0928c9a5b", "90553668a4536037", "d1802e43273c578d", "d5cf969a9c6df049"],
        ["Returns.TypedSum"] = ["2d436a3954cbc96c", "62e1b2dc3247b852", "65595241856e9726", "a569e539e233294b", "b7aea30a1bce1727", "f3d21bd244785a55"],
        ["Returns.TypedSum.Hint"] = ["259dfc7c0943f5a0", "52a26ba5d8095631", "61ee8c35f685aa85", "6d696b707699f559", "8c8eddf775a2eb15", "f8517aa0bca8a5fa"],
        ["Runs.LastDay.Hint"] = ["30d51f0713f21648", "500abe5749d0d10f", "72e6d5fedd3182b6", "9282ada4075be764", "da0f762c6e163b66", "f1d0f1ca76cdda4b"],
        ["Runs.Makers"] = ["31c5c27a96b683b2", "6c12a22aaefe760e", "826c8b799345db07", "da9233ddf7c62ff0", "e574c4bff453d1b4", "e830d181ad5c45c6"],
        ["Sale.LookAgain"] = ["2a6e9719e414042f", "34e70b029e6d7bfb", "40d0c8a532b200b8", "4cd95a905ceb4643", "6c040eacef503ef9", "f102afb25f5daebe"],
        ["Salon.Refused.Altered"] = ["1a2f8b541b233b8a", "287bde1baec37323", "44d5c8ffd005d455", "4b4426766e318b3c", "91198f661e6525ff", "c5ca0b7c8529d2e6"],
        ["Salon.Refused.CardUnassigned"] = ["34347d48d77f857d", "5f06d6635601766c", "635652e448a1af8a", "88081acaa0e20779", "ba5d1fc0e2c278a0", "d165d600456f4cb9"],
        ["Salon.Refused.ConfirmationWrong"] = ["253c337d7c036ecb", "347fac762215e35f", "44172e24a6aa807b", "9a70350b0defcee1", "a361a4a854a735e7", "bad87c2e98e1fce1"],
        ["Salon.Refused.Frozen"] = ["3f683a8b5662aecf", "4b2f76909b4b18c1", "4ec359251fbf74c5", "5206ac7299870a92", "5d28b00b449dd946", "c4c755c6aad9e63d"],
        ["Salon.Refused.TooManyTries"] = ["57f2aaddc4ff1f33", "8ab5a231d9303e53", "8de1b375f0a13423", "8ece1ddbf12c2f34", "fcdc0912e637ed55", "fe6bc8da11195779"],
        ["Salon.Refused.WalletClosed"] = ["7842e8dcd54dab65", "858da70773cd0bb8", "9c31a07c6f8da815", "9fd9e540a59d4cd3", "bd01e6b50a823ab3", "d7b5bd380833bbdd"],
        ["Settings.ActivationDelayDays.Hint"] = ["03eb3017de3a635d", "6c718bfc4d53512a", "9db6aa827a0831f5", "cc84dda6154e7696", "ec60d79f7197302e", "fde42fbd9e677103"],
        ["Settings.AdjustmentMaximum.Hint"] = ["0065b2f4db1ba96d", "49ff1db6ec884ae2", "67caff2821ba4334", "839ae1b63858b516", "9996544794328ac0", "ba125b9631a24afc"],
        ["Settings.AdjustmentMaximumPerDay.Hint"] = ["167f08b48633c78c", "25338930d2a51adc", "35e19a7f20e1c45b", "a866eb07615ea8a4", "b784c623e327de74", "e94b97a4bf78975e"],
        ["Settings.CounterProofFrom.Hint"] = ["115b2db2fc48c3b2", "28544951f95d9d62", "41fad87c5ae717c4", "bced363010165c60", "c299ff1f826ba273", "fb06c74f65aaccf7"],
        ["Settings.CounterUndoMinutes.Hint"] = ["29ec8b32e393ae33", "524ce9f1607e6bac", "62a54a0516ef9243", "839ce680a8f69eb0", "bbaed556018b9ea2", "e595880230651d7c"],
        ["Settings.DeleteLedgerOnUninstall.Warning"] = ["03728dfa9aa05971", "05afd986d8f3f050", "3555eeb21979495a", "604023d324aa7ee5", "79df2e71ed32727c", "e8c443c4f9f64228"],
        ["Settings.EarnCapPercent.Hint"] = ["0f188cf3119e232f", "1696c5e4541ee689", "39c94a0899e8e11a", "82a6ea720bb0fbbc", "865e7e7f72677eb0", "f82c9fa250f2cc47"],
        ["Settings.EarnFrom.Hint"] = ["45935b7aa0b46686", "7fa6d51fa054f955", "8b5c571a8965c5b0", "a802330e10fd86aa", "c0cfabeade43eaa1", "c1d41b0bf4d5a813"],
        ["Settings.EarnMarginCapPercent.Hint"] = ["26bb0808fc116f79", "5832b8171b08931c", "5b5150c021534e6d", "6871763ed62d53ec", "822309328bad3fad", "87ccfc097dbd00bd"],
        ["Settings.ExpiryDays.Hint"] = ["1ff64871c04a6859", "35545743e3c1a792", "5afbb16c0765a795", "5d2546cd77999ff1", "d50fa99cb96ab8a1", "e51eb8005dff5c82"],
        ["Settings.GiftRunMaximum.Hint"] =
        [
            "346570490875693e", "3d8f2fa3e4ecd941", "481997a0b11984ca", "533fcd5af1ef2fc3", "6ad4c76799e0abd8", "785e9d0f266aebcc",
            "7e25409fd5a37d21", "958202ebf1b801c4", "a8c1310809047ac1", "b346ac7fabf0d315", "c43ee87d78bac13e", "c5e626a52e840337",
        ],
        ["Settings.GuestClaimDays.Hint"] = ["6721cf6de8fd0e58", "806f3d0ed99d1c3d", "9a5f807edd6e47d9", "cfd0d64211bee297", "ef10bfdec270da11", "f3787bc33067fcdd"],
        ["Settings.MinimumReceipt.Hint"] = ["4ca3db05ce0c8499", "4e4e082622ecffe4", "56cd30b526015622", "c8fe637b2b7ee0cd", "db6fce9d9dadf402", "e865cf879a12120f"],
        ["Settings.OversightEmail"] =
        [
            "2d002c1da4330058", "50a5d681da0ec5d4", "5b784b18e03136b9", "6fa31070f9bdccac", "6fb088c6146fad4b", "a703b4410ccc96d0",
            "ac6483a2ab320457", "cd6842cb7b6f6a13", "e2a3fe9ad027e910", "e4e95e74c5396fbc", "ee12732e44c6c4d2", "f5b3ec631e3397d0",
        ],
        ["Settings.OversightEmail.Hint"] =
        [
            "0bc0cf6f1050ad7d", "1046f423cd9f67c0", "12327fba801a8af7", "23b33928060e5b29", "27c0e7f8ae49ef64", "3137156f730fe3ef",
            "324cf367673890d9", "49d62e021474b446", "608b65241441097c", "63eb5af05760c11c", "8fa16206b0c61640", "98ba1cefba0e18ac",
            "b7d7d19f52e9c30a", "cb407df35c21b52d", "cc20af333c32e2c9", "d9bc4e0e31b70fba", "ee0aa7f9fbeadda2", "fec2a5a5efda99e6",
        ],
        ["Settings.RedeemMaxPerOrder.Hint"] =
        [
            "00650e741073f2cd", "4d6844435dbcddf9", "54c7f3b7cf474ed0", "6a4bb3c305115638", "738959ef65dccd88", "77430e0c12fd3b78",
            "8441cec44c56e7e6", "9180b0e7a90c1a1d", "966996864e4d997c", "cf29f7f802ff916a", "d0f7fab217ae670c", "ded32acc59647284",
        ],
        ["Settings.RedeemMinimum.Hint"] = ["26cb38480b902539", "4e58094eb666225e", "87c9f28287ef153e", "8a497cc097b2757b", "b61644ee3d08030e", "f0d54b160f8d0beb"],
        ["Settings.RedeemOnGiftCards"] = ["cd8bbdff9788361c"],
        ["Settings.RedeemOnGiftCards.Hint"] = ["5faf9d1919bea8a0"],
        ["Settings.RulesNeedSecondPerson.Hint"] = ["084d46bc9b578d71", "19e64a7df495875a", "5681f28b225174be", "66e734c669dd53f8", "6e9e83dcf0fee0d2", "bbcbe696e15e8159"],
        ["Settings.TierGraceDays.Hint"] = ["2ab24e830d55e74b", "32b84849390e9610", "694347498484d220", "9121129429a05129", "e8d05c5ce8bfee8c", "ffd2924911ef2308"],
        ["Settings.TierReturnDays"] = ["05ae5c84b529d3ae", "2be4530dbfdba24d", "9c3501f69d09e8da", "b560e5a6984c5b58", "c727ae07444ceded", "ec58f2a357331cd2"],
        ["Settings.TierReturnDays.Hint"] = ["262ee314c9843f70", "4782d7270255015f", "5af7372b606a3a9c", "9dd1d5a936ca1062", "b0e6e6d240faab97", "dd95424d313f1588"],
        ["Settings.VoucherReturnDays.Hint"] = ["09624cfde5b209be", "19e430a175e62c3f", "34a50f2b509ee7e5", "5f27c516c12a578f", "f07ad2a20b285e5c", "ff8b5f207112940e"],
        ["Settings.WitnessEmail"] = ["47a786710366167a", "82756e1698f5d340", "8ba2f00dc0d51e95", "98eff7dff6731cc7", "9c5f510f4ad03a97", "c6c0f06464cb05f2"],
        ["Terms.BonusRegistration"] = ["1d67db7643b5a492", "ad0b6219d12dbea0", "c3bc2d0197a1be04", "e1892b65d3ed0419", "f241594833dfd50e", "f5024542c7f7372a"],
        ["Terms.BonusWinBack"] = ["503ce4a4de86f3f8", "62081a1b75293e75", "8dd7d594abf3ad21", "cc75f349ebcfeccb", "eab5d859d674a893", "ee09b017a21c4966"],
        ["Terms.Cap"] = ["a2554359e617f7b8"],
        ["Terms.MoneyOnly"] = ["04c697f2ce4e70dd"],
        ["Terms.NoGiftCards"] = ["25f3e1b77e205625", "3f9b9b1b909e3d8b", "63262ef500dcb468", "b1d18c618a754d42", "c6f0873085bff959", "e581009a7c3cdd43"],
        ["Terms.RedeemShare"] = ["ae772a66dedc8c47"],
        ["Tiers.SpendThreshold.Hint"] = ["1104b68e7e2c24fa", "2c8f73160b03feaf", "43b040f5b39a506d", "5cc6c2597618989e", "7f130bf30044f274", "8a9e9753bf930ffe"],
        ["Tills.LastDay.Hint"] = ["171961ab6c02c706", "23a7a798641ffcc1", "45240b4ca2d64dc0", "5a4eca98f7cade17", "98daceb3944f47eb", "a2050ef26138d7c1"],
        ["Verify.All.Hint"] = ["00554333a68c7f68", "4d1192b087281250", "4d31bd9a28a0fa37", "815325a287df8fea", "a012de817dd10966", "a84611a2724a4b81"],
        ["Verify.AllClean"] = ["07b87f6dc3eb2c87", "317822be6be8a727", "8c3fd220f92973fe", "9a0591639fe7a35b"],
        ["Verify.Bad"] = ["081febec391defc7", "53aae9dc3f80ef66", "9fad5cac71c512da", "baab1da80ea39a0b", "f1bf1c481a4ba257", "f5bc0f5ee8b0f229"],
        ["Verify.LastFound"] =
        [
            "222b3f97b9c4c964", "431fd62bc5857e5a", "44c55fd71ad3de73", "4f6e365b770d86c2", "6314df0881c9cdf0", "e6097c50519c2bbe",
            "ee5c9abb2688e867",
        ],
        ["Verify.Progress"] = ["7e65adb48ebb80dc", "beba894db434e805", "d0d0647ba5acc734", "e3f0909b5a58e8fa"],
        ["Wallets.Waiting"] = ["0915ea85bd67f0c1", "19a5349d3db66eb1", "5912ca8079c0c719", "6c486558937b5acc", "8782aca4fe733b52", "fb2db6337957a592"],
        ["Why.Capped"] = ["0674dd01cf421764"],
    }.ToFrozenDictionary(text => LocalizationInstaller.KeyOf(text.Key), text => text.Value);

    /// <summary>Brings today's words into every language of the shop.</summary>
    public async Task BringAsync()
    {
        foreach (var language in await languages.GetAllLanguagesAsync(showHidden: true))
        {
            var (kept, today) = (await localization.GetAllResourceValuesAsync(language.Id, loadPublicLocales: null), LocalizationInstaller.Texts(LocalizationInstaller.CodeOf(language)));
            var reworded = s_former
                .Where(text => kept.TryGetValue(text.Key.ToLowerInvariant(), out var now) && text.Value.Contains(HashOf(now.Value)))
                .ToDictionary(text => text.Key, text => today[text.Key]);
            if (reworded.Count > 0)
                await localization.AddOrUpdateLocaleResourceAsync(reworded, language.Id);
        }
    }

    /// <summary>Whether a text is what an earlier version said.</summary>
    /// <param name="name">Its key, without the plugin's prefix.</param>
    /// <param name="text">The text; null: there is none.</param>
    internal static bool IsFormer(string name, string? text) => text is not null && s_former.TryGetValue(LocalizationInstaller.KeyOf(name), out var former) && former.Contains(HashOf(text));

    /// <summary>Computes what is kept here of a former text.</summary>
    internal static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
}
