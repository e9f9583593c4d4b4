/// The options that were given, with their values as they were written. `Flags` reads what they mean.
package struct OptionValues: Equatable, Sendable, ExpressibleByDictionaryLiteral {
  /// The values by option. A flag has the one value `on`.
  private var values: [String: [String]] = [:]

  /// The value of a flag that was given.
  package static let on = "on"

  /// Makes values without any option.
  package init() {}

  /// Adds options in the order given. If an option that takes one value is given twice, the last value counts.
  package init(dictionaryLiteral elements: (String, String)...) {
    for (name, value) in elements { add(name, value) }
  }

  /// Takes options as they are kept in a file.
  ///
  /// - Returns: nil if there is an option among them that is not known.
  package init?(stored: [String: [String]]) {
    guard stored.keys.allSatisfy({ SessionOption(named: $0) != nil }) else { return nil }
    values = stored.filter { !$0.value.isEmpty }
  }

  /// The options as they can be kept in a file.
  package var stored: [String: [String]] { values }

  /// The values of an option, in the order given; empty if it was not given.
  package subscript(name: String) -> [String] { values[name] ?? [] }

  /// Whether no option was given.
  package var isEmpty: Bool { values.isEmpty }

  /// The options that were given, in the order of `SessionOption.all`.
  package var given: [(option: SessionOption, values: [String])] {
    SessionOption.all.compactMap { option in values[option.name].map { (option, $0) } }
  }

  /// Gives an option a value. An option that takes a list gets one more; any other value is replaced.
  package mutating func add(_ name: String, _ value: String = on) {
    let isList = SessionOption(named: name)?.isList ?? false
    values[name] = isList ? self[name] + [value] : [value]
  }

  /// Takes an option away.
  package mutating func remove(_ name: String) { values[name] = nil }

  /// These options with later ones over them: lists get more values, other values are replaced.
  package func overlaid(by later: OptionValues) -> OptionValues {
    var result = self
    for (option, values) in later.given { for value in values { result.add(option.name, value) } }
    return result
  }

  /// The options for which a condition holds.
  package func filter(_ isKept: (SessionOption) -> Bool) -> OptionValues {
    var result = OptionValues()
    for (option, values) in given where isKept(option) { result.values[option.name] = values }
    return result
  }

  /// The options as words of a command line: `--hold`, `60s`, `--no-voice`.
  package var arguments: [String] {
    given.flatMap { option, values in
      option.kind == .flag ? ["--\(option.name)"] : values.flatMap { ["--\(option.name)", $0] }
    }
  }
}
