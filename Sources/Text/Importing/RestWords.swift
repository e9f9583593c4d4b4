/// The words by which a rest is known in the names of exercises.
enum RestWords {
  /// Whether a name says no more than that it is a rest: `Rest`, `Kurze Pause`, `30 s Riposo`, `Rest between sets`.
  static func areIn(_ name: String) -> Bool {
    let words = words(of: name)
    if words.count > 1, all.contains(words[0]), links.contains(words[1]) { return true }
    let telling = words.filter { !others.contains($0) }
    return !telling.isEmpty && (telling.allSatisfy(all.contains) || phrases.contains(telling.joined(separator: " ")))
  }

  /// The words of a name, in lower case, without digits and signs.
  private static func words(of name: String) -> [String] {
    // Lower case leaves the dot of a Turkish İ as a character of its own.
    let small = String(String.UnicodeScalarView(name.lowercased().unicodeScalars.filter { $0 != "\u{307}" }))
    return small.split { !$0.isLetter }.map(String.init)
  }

  private static func set(_ words: String) -> Set<String> {
    Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  private static let all = set(
    """
    rest rests resting pause break breather recover recovery recuperate relax relaxation timeout respite
    pause pausen ruhe ruhepause ruhezeit erholung erholen erholungspause ausruhen rast verschnaufpause trinkpause
    satzpause zwischenpause pausenzeit erholungszeit entspannung entspannen entspanne durchatmen
    repos pause récupération recuperation récup recup récupérer reposer répit détente
    descanso descansos descansar pausa pausas reposo recuperación recuperacion recuperar relajación respiro
    descans repòs repos pausa atseden atsedena atsedenaldia pausa
    descanso pausa intervalo repouso recuperação recuperacao descansar folga
    riposo riposa riposare pausa recupero recuperare sosta pause rilassamento
    rust rusten rustpauze rusttijd pauze herstel rustmoment ontspannen
    rus pouse breek
    vila vilopaus paus rast återhämtning vilan
    hvile hvil pause pusterom hvilepause hviletid
    lepo tauko lepotauko palautus palautuminen huili lepää hengähdystauko
    hvíld hlé pása
    odpoczynek odpoczynku odpocznij przerwa przerwy pauza relaks
    odpočinek odpočinku pauza přestávka prestavka odpočívej oddech
    odpočinok odpocinok prestávka prestavka oddych pauza
    pihenő pihenés pihenj szünet
    odihnă odihna pauză pauza repaus relaxare
    odmor pauza predah počitek pocitek počivaj stanka odmora
    одмор пауза предах
    отдых отдыха отдыхай отдыхаем отдохни пауза перерыв передышка восстановление
    відпочинок відпочинку пауза перерва перепочинок відновлення
    адпачынак перапынак паўза
    почивка почивай пауза
    ανάπαυση αναπαυση διάλειμμα διαλειμμα ξεκούραση ξεκουραση παύση παυση ανάκτηση ανακτηση αποκατάσταση
    dinlenme dinlen dinlenin mola ara teneffüs dinlenmesi
    istirahət fasilə dincəlmə
    puhkus puhka puhkepaus paus
    atpūta atpuhta pauze atelpa
    poilsis pertrauka pauzė
    pushim pauzë
    sos scíth gorffwys seibiant egwyl
    ripozo paŭzo
    հանգիստ դադար ընդմիջում
    დასვენება შესვენება პაუზა
    демалыс үзіліс тынығу эс алуу тыныгуу
    tanaffus
    амралт завсарлага амрах
    استراحة راحة إستراحة استراحه توقف
    استراحت آرام وقفه وقفہ پیشه
    מנוחה הפסקה לנוח נוח
    विश्राम आराम विराम ब्रेक विश्रांती
    বিশ্রাম বিরতি আরাম
    ਆਰਾਮ ਬਰੇਕ
    આરામ વિરામ
    ஓய்வு இடைவேளை
    విశ్రాంతి విరామం
    ವಿಶ್ರಾಂತಿ ವಿರಾಮ
    വിശ്രമം ഇടവേള
    විවේකය විවේක
    พัก พักผ่อน หยุดพัก พักเหนื่อย
    ພັກ ພັກຜ່ອນ
    សម្រាក
    နားချိန် အနား
    nghỉ
    istirahat jeda rehat
    pahinga
    pumzika mapumziko
    እረፍት
    休息 休憩 休み 小休憩 小休止 休止 休息时间 休息時間 休憩時間 组间休息 組間休息 休息一下 短休息 长休息 長休息 间歇 間歇 间休
    暂停 暫停 歇息 歇一下 放松 放鬆 お休み インターバル レスト ブレイク リラックス ポーズ
    휴식 쉬기 휴식시간 쉬는시간 쉼 휴게 쉬어 휴식하기 레스트
    """)

  /// Rests in more than one word.
  private static let phrases: Set<String> = [
    "time out", "cool off", "temps de repos", "temps de pause", "tiempo de descanso", "tempo de descanso",
    "tempo di recupero", "tempo di riposo", "время отдыха", "час відпочинку", "dinlenme süresi", "dinlenme zamanı",
    "dam olish", "эс алуу", "nghỉ ngơi", "giải lao", "tạm nghỉ", "nghỉ giữa hiệp", "쉬는 시간", "휴식 시간", "waktu istirahat",
    "czas odpoczynku",
    "doba odpočinku", "khoảng nghỉ", "zona de descanso", "fals de repaus", "descanso activo", "take a break",
    "take a rest", "catch your breath", "pausa de descanso", "dam oling",
  ]

  /// Words that make no other thing of a rest.
  private static let others = set(
    """
    a an the your short long quick brief little small big mini final last first next active passive easy full complete
    water drink set sets round rounds time period interval phase zeit minute
    s sec secs second seconds sek sekunde sekunden m min mins minute minutes minuten seg segundos secondes secondi sn dk
    сек с мин минута секунд 秒 分 分钟 分鐘 秒間 분 초
    eine kurze kurz lange lang kleine große grosse letzte aktive passive
    une un courte court longue petite petit grande active actif complet complète
    una uno corta corto larga largo lunga lungo breve activa activo attiva attivo ativa ativo curta curto longa longo
    korte lange kleine actieve kort lång lang lyhyt pitkä aktiv aktivní krátká krátký dlouhá krótka krótki długa długi
    короткий короткая короткое длинный долгий долгая маленькая активный активная kısa uzun aktif
    短い 長い 短 长 長 짧은 긴
    """)

  /// Words after which a rest says between or before what it stands.
  private static let links = set(
    "between before after for until zwischen vor nach bis entre avant après antes tra fra prima tussen mellan mellem mellom między mezi между перед після між"
  )
}
