import ArgumentParser
import Settings

/// The options on timing, cues and voice that `play`, `render`, `timeline` and `config` share: the last layer over a
/// routine. Each has the name of one of `SessionOption.all`, where all else of it is said.
struct SessionArguments: ParsableArguments {
  @Option(.of("hold")) var hold: String?
  @Option(.of("roll")) var roll: String?
  @Option(.of("settle")) var settle: String?
  @Option(.of("switch")) var `switch`: String?
  @Option(.of("rest")) var rest: String?
  @Option(.of("stretch")) var stretch: String?
  @Option(.of("ready")) var ready: String?
  @Option(.of("spots")) var spots: String?
  @Option(.of("breath")) var breath: String?
  @Option(.of("fit")) var fit: String?
  @Option(.of("scale")) var scale: String?
  @Option(.of("sides")) var sides: String?
  @Option(.of("cues")) var cues: String?
  @Option(.of("cue")) var cue: [String] = []
  @Option(.of("volume")) var volume: [String] = []
  @OptionGroup var voice: VoiceArguments
}

/// The options on what is spoken, and by whom.
struct VoiceArguments: ParsableArguments {
  @Option(.of("voice")) var voice: String?
  @Flag(.of("no-voice")) var noVoice = false
  @Option(.of("language")) var language: String?
}

/// The options on the file that is written of a session.
struct GuideArguments: ParsableArguments {
  @Option(.of("format")) var format: String?
  @Option(.of("quality")) var quality: String?
  @Option(.of("rate")) var rate: String?
  @Option(.of("bits")) var bits: String?
  @Option(.of("channels")) var channels: String?
}

extension SessionOption {
  /// An option that a command declares.
  static func of(_ name: String) -> SessionOption { SessionOption(named: name)! }

  fileprivate var argumentHelp: ArgumentHelp { ArgumentHelp(help, valueName: valueName) }
}

extension Option where Value == String? {
  init(_ option: SessionOption) { self.init(name: .customLong(option.name), help: option.argumentHelp) }
}

extension Option where Value == [String] {
  init(wrappedValue: [String], _ option: SessionOption) {
    // A volume may begin with a minus, as no other value does.
    let parsing: ArrayParsingStrategy = option.name == "volume" ? .unconditionalSingleValue : .singleValue
    self.init(
      wrappedValue: wrappedValue, name: .customLong(option.name), parsing: parsing, help: option.argumentHelp)
  }
}

extension Flag where Value == Bool {
  init(wrappedValue: Bool, _ option: SessionOption) {
    self.init(wrappedValue: wrappedValue, name: .customLong(option.name), help: option.argumentHelp)
  }
}

extension OptionValues {
  /// The options that were given among those that a command declares, in groups too. A property has the name of its
  /// option.
  init(of arguments: some ParsableArguments) {
    self.init()
    for child in Mirror(reflecting: arguments).children {
      if let group = child.value as? any DeclaredGroup { self = overlaid(by: group.given) }
      guard let label = child.label, let declared = child.value as? any Declared else { continue }
      let name = label.drop { $0 == "_" }.flatMap { $0.isUppercase ? "-\($0.lowercased())" : "\($0)" }
      guard SessionOption(named: String(name)) != nil else { continue }
      for value in declared.values { add(String(name), value) }
    }
  }
}

/// What the property wrappers of ArgumentParser hold once a command line is parsed.
private protocol Declared { var values: [String] { get } }
private protocol DeclaredGroup { var given: OptionValues { get } }
private protocol OptionTexts { var texts: [String] { get } }

extension Option: Declared { fileprivate var values: [String] { (wrappedValue as? any OptionTexts)?.texts ?? [] } }
extension Flag: Declared { fileprivate var values: [String] { (wrappedValue as? any OptionTexts)?.texts ?? [] } }
extension OptionGroup: DeclaredGroup { fileprivate var given: OptionValues { OptionValues(of: wrappedValue) } }
extension Optional: OptionTexts where Wrapped == String { fileprivate var texts: [String] { map { [$0] } ?? [] } }
extension String: OptionTexts { fileprivate var texts: [String] { [self] } }
extension Array: OptionTexts where Element == String { fileprivate var texts: [String] { self } }
extension Bool: OptionTexts { fileprivate var texts: [String] { self ? [OptionValues.on] : [] } }
