import Documents

extension PhraseBook {
  static let keys = ["name", "sides", "time", "areas", "tools", "sounds", "guide", "phrases"]

  /// Reads a phrase file.
  ///
  /// - Parameter base: fills in what the file leaves out; under the user's file it is the shipped file of the same
  ///   language.
  /// - Returns: nil, with errors, if the file cannot be used.
  package init?(_ source: SourceText, language: String, over base: PhraseBook? = nil, _ diagnostics: Diagnostics) {
    let node: Node
    do { node = try YAML.parse(source) } catch {
      diagnostics.add(error)
      return nil
    }
    let errors = diagnostics.errorCount
    guard let fields = Fields(node, known: Self.keys, what: "a phrase file", diagnostics) else { return nil }
    self.language = language
    name = fields["name"].flatMap { $0.line("name", limit: 60, diagnostics) } ?? base?.name ?? language
    words = Words(fields, over: base?.words ?? .plain, diagnostics)
    guide = base?.guide ?? [:]
    if let node = fields["guide"],
      let texts = Fields(node, known: GuideWord.allCases.map(\.rawValue), what: "\"guide\"", diagnostics)
    {
      for word in GuideWord.allCases {
        if let text = texts[word.rawValue]?.line(word.rawValue, limit: 300, diagnostics) { guide[word] = text }
      }
    }
    phrases = base?.phrases ?? [:]
    if let written = fields["phrases"] {
      for (name, entry) in written.entries("\"phrases\"", diagnostics) {
        guard let items = entry.listed("the phrase \(name)", diagnostics) else { continue }
        phrases[name] = items.compactMap { Phrase($0, diagnostics) }
      }
    }
    if diagnostics.errorCount > errors { return nil }
  }
}

extension PhraseBook.Phrase {
  /// Reads a wording: a line, or a map of a line for the number 1 and one for other numbers.
  init?(_ node: Node, _ diagnostics: Diagnostics) {
    guard case .mapping = node.value else {
      guard let line = node.phrase(diagnostics) else { return nil }
      self.init(line: line, one: nil)
      return
    }
    guard let fields = Fields(node, known: ["one", "other"], what: "a phrase with a number", diagnostics) else {
      return nil
    }
    guard let one = fields["one"]?.phrase(diagnostics), let other = fields["other"]?.phrase(diagnostics) else {
      if fields["one"] == nil || fields["other"] == nil {
        diagnostics.error(node.location, "a phrase with a number needs both \"one\" and \"other\"")
      }
      return nil
    }
    self.init(line: other, one: one)
    guard counted == nil else { return }
    let names = Template.Variable.numbers.map { "{\($0.rawValue)}" }.joined(separator: " ")
    diagnostics.error(node.location, "\"other\" holds no number to choose by; there are \(names)")
    return nil
  }
}

extension Words {
  init(_ fields: Fields, over base: Words, _ diagnostics: Diagnostics) {
    self = base
    if let node = fields["sides"] {
      var words = AreaWords(bySide: sides)
      Self.read(node, "\"sides\"", into: &words, more: [], diagnostics)
      sides = words.bySide
    }
    if let node = fields["time"],
      let time = Fields(node, known: ["second", "minute", "and"], what: "\"time\"", diagnostics)
    {
      if let second = time["second"].flatMap({ Counted($0, diagnostics) }) { self.second = second }
      if let minute = time["minute"].flatMap({ Counted($0, diagnostics) }) { self.minute = minute }
      // Blanks at the ends of this text belong to it.
      if let and = time["and"]?.text { self.and = and }
    }
    for (name, node) in fields["areas"]?.entries("\"areas\"", diagnostics) ?? [] {
      let key = Area.normalised(name)
      var area = areas[key] ?? AreaWords(bySide: [:])
      if name == "other" { area = otherArea }
      Self.read(node, "an area", into: &area, diagnostics)
      if name == "other" { otherArea = area } else { areas[key] = area }
    }
    for (name, node) in fields["tools"]?.entries("\"tools\"", diagnostics) ?? [] {
      guard let keys = Fields(node, known: ["name", "on"], what: "a tool", diagnostics) else { continue }
      let known = name == "other" ? otherTool : tools[name]
      let tool = ToolWords(
        name: keys["name"]?.line("name", limit: 60, diagnostics) ?? known?.name ?? name,
        on: keys["on"]?.line("on", limit: 60, diagnostics) ?? known?.on)
      if name == "other" { otherTool = tool } else { tools[name] = tool }
    }
    for (name, node) in fields["sounds"]?.entries("\"sounds\"", diagnostics) ?? [] {
      if let word = node.line(name, limit: 60, diagnostics) { sounds[name] = word }
    }
  }

  private static func read(
    _ node: Node, _ what: String, into area: inout AreaWords, more: [String] = ["how", "how-stretch", "care"],
    _ diagnostics: Diagnostics
  ) {
    let known = Side.allCases.map(\.rawValue) + more
    guard let keys = Fields(node, known: known, what: what, diagnostics) else { return }
    for side in Side.allCases {
      if let word = keys[side.rawValue]?.line(side.rawValue, limit: 60, diagnostics) { area.bySide[side] = word }
    }
    if let text = keys["how"]?.line("how", limit: 300, diagnostics) { area.how = text }
    if let text = keys["how-stretch"]?.line("how-stretch", limit: 300, diagnostics) { area.howStretch = text }
    if let text = keys["care"]?.line("care", limit: 300, diagnostics) { area.care = text }
  }
}

extension Words.Counted {
  /// Reads the two forms of a word: `[one minute, "{n} minutes"]`.
  init?(_ node: Node, _ diagnostics: Diagnostics) {
    guard case .sequence(let items) = node.value, items.count == 2,
      let one = items[0].line("the first", limit: 60, diagnostics),
      let other = items[1].line("the second", limit: 60, diagnostics)
    else {
      diagnostics.error(node.location, "a word by number is a list of two, such as [one minute, \"{n} minutes\"]")
      return nil
    }
    (self.one, self.other) = (one, other)
  }
}

extension Node {
  /// The entries of a map that may have any keys.
  fileprivate func entries(_ what: String, _ diagnostics: Diagnostics) -> [(String, Node)] {
    guard case .mapping(let entries) = value else {
      diagnostics.error(location, "\(what) is a map, here stands \(kindName)")
      return []
    }
    return entries.map { ($0.key, $0.value) }
  }

  /// The items of a list that must not be empty; a single text or map counts as a list of one.
  fileprivate func listed(_ what: String, _ diagnostics: Diagnostics) -> [Node]? {
    switch value {
    case .mapping: return [self]
    case .sequence(let items) where items.isEmpty:
      diagnostics.error(location, "\(what) has no line; write at least one")
      return nil
    default: return items(what, diagnostics)
    }
  }

  fileprivate func phrase(_ diagnostics: Diagnostics) -> Template? {
    guard let line = line("a phrase", limit: Self.longestLine, diagnostics), case .scalar(_, let plain) = value else {
      return nil
    }
    return Template(line, at: location, quoted: !plain, inPhrase: true, diagnostics)
  }
}
