/// The codes of languages in ISO 639.
enum LanguageCode {
  /// The code of three letters in ISO 639-2 (the terminological one) for a language written as in BCP 47, such as `de`
  /// or `pt-BR`; nil if there is none.
  static func threeLetters(_ language: String) -> String? {
    let code = language.lowercased().prefix { $0 != "-" && $0 != "_" }
    return code.count == 3 ? String(code) : table[String(code)]
  }

  private static let table = Dictionary(
    uniqueKeysWithValues: codes.split(separator: " ").map { (String($0.prefix(2)), String($0.suffix(3))) })

  /// All languages of ISO 639-1: each entry is its two letters, followed by the three letters of ISO 639-2.
  private static let codes = """
    aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel bgbul bibis bmbam bnben \
    bobod brbre bsbos cacat ceche chcha cocos crcre csces cuchu cvchv cycym dadan dedeu dvdiv dzdzo eeewe elell \
    eneng eoepo esspa etest eueus fafas ffful fifin fjfij fofao frfra fyfry gagle gdgla glglg gngrn guguj gvglv \
    hahau heheb hihin hohmo hrhrv hthat huhun hyhye hzher iaina idind ieile igibo iiiii ikipk ioido isisl itita \
    iuiku jajpn jvjav kakat kgkon kikik kjkua kkkaz klkal kmkhm knkan kokor krkau kskas kukur kvkom kwcor kykir \
    lalat lbltz lglug lilim lnlin lolao ltlit lulub lvlav mgmlg mhmah mimri mkmkd mlmal mnmon mrmar msmsa mtmlt \
    mymya nanau nbnob ndnde nenep ngndo nlnld nnnno nonor nrnbl nvnav nynya ococi ojoji omorm orori ososs papan \
    pipli plpol pspus ptpor quque rmroh rnrun roron rurus rwkin sasan scsrd sdsnd sesme sgsag shhbs sisin skslk \
    slslv smsmo snsna sosom sqsqi srsrp ssssw stsot susun svswe swswa tatam tetel tgtgk ththa titir tktuk tltgl \
    tntsn toton trtur tstso tttat twtwi tytah uguig ukukr ururd uzuzb veven vivie vovol wawln wowol xhxho yiyid \
    yoyor zazha zhzho zuzul
    """
}
