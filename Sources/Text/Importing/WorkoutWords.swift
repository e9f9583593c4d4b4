import Documents
import Routines

/// In which language a workout of w2a is spoken, and its own words for times.
struct WorkoutWords {
  /// The language that its voice or its words tell; nil if they tell none.
  let language: String?
  private let and: String
  private let minute: (one: String, many: String)
  private let second: (one: String, many: String)

  init(_ root: Node) {
    let own = root["i18n"]
    func pair(_ key: String) -> (one: String, many: String) {
      let word = own?[key]
      let one = word?["singular"]?.line ?? word?.line
      return (one ?? key, word?["plural"]?.line ?? one.map { $0 } ?? key + "s")
    }
    (and, minute, second) = (own?["and"]?.line ?? "and", pair("minute"), pair("second"))
    let voice = root["tts"]?["espeak_ng_voice"]?.line.flatMap(Self.language(ofVoice:))
    let name = root["tts"]?["say_voice"]?.line.flatMap { name in
      Self.voices.first { $0.value.contains(name.split(separator: " ").first.map(String.init) ?? name) }?.key
    }
    language = voice ?? Self.language(and, minute, second, isGiven: own != nil) ?? name
  }

  /// A time in the workout's words: `1 minute and 30 seconds`.
  func text(_ milliseconds: Int64) -> String {
    let (minutes, seconds) = (milliseconds / 60_000, milliseconds % 60_000 / 1000)
    func text(_ count: Int64, _ word: (one: String, many: String)) -> String {
      "\(count) \(count == 1 ? word.one : word.many)"
    }
    if minutes == 0 { return text(seconds, second) }
    return seconds == 0 ? text(minutes, minute) : "\(text(minutes, minute)) \(and) \(text(seconds, second))"
  }

  /// The language of a voice of espeak-ng: `de`, `en-gb`, `mb-de5`, `gmw/de+f3`.
  private static func language(ofVoice voice: String) -> String? {
    var name = (voice.split(separator: "/").last.map(String.init) ?? voice).lowercased()
    name = String(name.prefix { $0 != "+" })
    if name.hasPrefix("mb-") { name = String(name.dropFirst(3).prefix { !$0.isNumber }) }
    let parts = name.split { $0 == "-" || $0 == "_" }.map(String.init)
    guard let first = parts.first, let code = ["cmn": "zh"][first] ?? (Routine.isLanguage(first) ? first : nil) else {
      return voiceNames.first { name.hasPrefix($0.0) }?.1
    }
    guard parts.count > 1, parts[1].count == 2, parts[1].allSatisfy(\.isLetter) else { return code }
    return "\(code)-\(parts[1].uppercased())"
  }

  /// The language whose words for times these are, if at least two of the three are.
  private static func language(
    _ and: String, _ minute: (one: String, many: String), _ second: (one: String, many: String), isGiven: Bool
  ) -> String? {
    guard isGiven else { return nil }
    let own = [[and], [minute.one, minute.many], [second.one, second.many]].map { $0.map { $0.lowercased() } }
    let scores = words.map { language, words in
      (
        language,
        zip(own, words).count { own, known in own.contains { known.split(separator: " ").contains(Substring($0)) } }
      )
    }
    return scores.max { $0.1 < $1.1 }.flatMap { $0.1 >= 2 ? $0.0 : nil }
  }

  /// The words for "and", minutes and seconds.
  private static let words: [(String, [String])] = [
    ("en", ["and", "minute minutes", "second seconds"]), ("de", ["und", "minute minuten", "sekunde sekunden"]),
    ("fr", ["et", "minute minutes", "seconde secondes"]), ("es", ["y", "minuto minutos", "segundo segundos"]),
    ("pt", ["e", "minuto minutos", "segundo segundos"]), ("it", ["e", "minuto minuti", "secondo secondi"]),
    ("nl", ["en", "minuut minuten", "seconde seconden secondes"]), ("sv", ["och", "minut minuter", "sekund sekunder"]),
    ("da", ["og", "minut minutter", "sekund sekunder"]), ("nb", ["og", "minutt minutter", "sekund sekunder"]),
    ("fi", ["ja", "minuutti minuuttia", "sekunti sekuntia"]),
    ("pl", ["i", "minuta minuty minut", "sekunda sekundy sekund"]),
    ("cs", ["a", "minuta minuty minut", "sekunda sekundy sekund vteřina vteřiny vteřin"]),
    ("sk", ["a", "minúta minúty minút", "sekunda sekundy sekúnd"]), ("hu", ["és", "perc", "másodperc"]),
    ("ro", ["și şi", "minut minute", "secundă secunde"]), ("tr", ["ve", "dakika", "saniye"]),
    ("ru", ["и", "минута минуты минут", "секунда секунды секунд"]),
    ("uk", ["і та й", "хвилина хвилини хвилин", "секунда секунди секунд"]),
    ("bg", ["и", "минута минути", "секунда секунди"]), ("hr", ["i", "minuta minute", "sekunda sekunde"]),
    ("el", ["και", "λεπτό λεπτά", "δευτερόλεπτο δευτερόλεπτα"]), ("ca", ["i", "minut minuts", "segon segons"]),
    ("ja", ["と", "分", "秒"]), ("zh", ["和 又 零", "分钟 分鐘 分", "秒 秒钟 秒鐘"]), ("ko", ["그리고 과", "분", "초"]),
    ("ar", ["و", "دقيقة دقائق", "ثانية ثواني ثوان"]), ("he", ["ו ו-", "דקה דקות", "שנייה שניות"]),
    ("id", ["dan", "menit", "detik"]), ("vi", ["và", "phút", "giây"]),
  ]

  private static let voiceNames = [
    ("english", "en"), ("german", "de"), ("french", "fr"), ("spanish", "es"), ("italian", "it"), ("portuguese", "pt"),
    ("dutch", "nl"), ("polish", "pl"), ("russian", "ru"), ("turkish", "tr"), ("swedish", "sv"), ("danish", "da"),
  ]

  /// The voices of macOS's `say` by which a language is known.
  private static let voices: [String: Set<String>] = [
    "en": ["Samantha", "Alex", "Daniel", "Karen", "Moira", "Tessa", "Fred", "Kate", "Serena", "Oliver", "Ava", "Tom"],
    "de": ["Anna", "Petra", "Markus", "Yannick", "Viktor", "Helena"],
    "fr": ["Thomas", "Amélie", "Amelie", "Audrey", "Aurélie"],
    "es": ["Mónica", "Monica", "Jorge", "Paulina", "Marisol", "Juan"],
    "it": ["Alice", "Luca", "Federica", "Emma", "Paola"],
    "pt": ["Joana", "Luciana", "Catarina", "Felipe"], "nl": ["Xander", "Claire", "Ellen"],
    "ru": ["Milena", "Yuri", "Katya"],
    "tr": ["Yelda", "Cem"], "pl": ["Zosia", "Ewa", "Krzysztof"], "sv": ["Alva", "Klara", "Oskar"],
    "da": ["Sara", "Magnus"],
    "nb": ["Nora", "Henrik"], "fi": ["Satu", "Onni"], "cs": ["Zuzana", "Iveta"], "hu": ["Mariska"], "el": ["Melina"],
    "ja": ["Kyoko", "Otoya"], "ko": ["Yuna"], "zh": ["Tingting", "Ting-Ting", "Lilian"],
  ]
}
