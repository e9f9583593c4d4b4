import Documents

/// A line to be spoken, with variables in `{…}` and optional parts in `[…]`, which are left out if a variable in them
/// is empty.
package struct Template: Hashable, Sendable {
  /// A variable: what can stand in braces.
  package enum Variable: String, CaseIterable, Hashable, Sendable {
    case routine, area, side, tool, next, spot, spots, set, sets
    case duration, remaining, minutes, count
    /// Only in phrase files: the area with its side, what it is done on, and how to lie.
    case here, on, how

    /// The variables that a line in a routine may have.
    package static let ofRoutines = allCases.filter { ![.here, .on, .how].contains($0) }
    /// The variables that are numbers.
    package static let numbers: [Variable] = [.minutes, .count, .spot, .spots, .set, .sets]

    /// Whether the value depends on when the line is said. A line with it cannot decide a length.
    package var isInTime: Bool {
      switch self {
      case .duration, .remaining, .minutes, .count: true
      default: false
      }
    }
  }

  indirect enum Part: Hashable, Sendable {
    case text(String)
    case variable(Variable)
    case optional([Part])
  }

  /// The line as it was written.
  package let source: String
  let parts: [Part]

  /// All variables in the line, those of optional parts too.
  package var variables: Set<Variable> { Self.variables(of: parts) }

  private static func variables(of parts: [Part]) -> Set<Variable> {
    var found: Set<Variable> = []
    for part in parts {
      switch part {
      case .text: break
      case .variable(let variable): found.insert(variable)
      case .optional(let parts): found.formUnion(variables(of: parts))
      }
    }
    return found
  }

  /// The line with its variables filled in. Nil if a variable outside `[…]` is empty, or if nothing is left to say.
  package func filled(_ value: (Variable) -> String?) -> String? {
    guard let text = Self.filled(parts, value) else { return nil }
    let line = text.split(separator: " ").joined(separator: " ")
    return line.isEmpty ? nil : line
  }

  private static func filled(_ parts: [Part], _ value: (Variable) -> String?) -> String? {
    var text = ""
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .variable(let variable):
        guard let value = value(variable), !value.isEmpty else { return nil }
        text += value
      case .optional(let parts): text += filled(parts, value) ?? ""
      }
    }
    return text
  }
}

extension Template {
  /// Reads a line. Nil, with errors at their columns, if a bracket is not closed or a variable is unknown.
  ///
  /// - Parameters:
  ///   - quoted: whether the text is written in quotes, so that it begins one column after its location.
  ///   - inPhrase: whether the line stands in a phrase file, where there are more variables.
  package init?(
    _ text: String, at location: TextLocation, quoted: Bool, inPhrase: Bool = false, _ diagnostics: Diagnostics
  ) {
    let known = inPhrase ? Variable.allCases : Variable.ofRoutines
    var parts: [Part] = []
    var optional: [Part]?
    var optionalPlace = location
    var literal = ""
    var ok = true
    func flush() {
      guard !literal.isEmpty else { return }
      if optional != nil { optional!.append(.text(literal)) } else { parts.append(.text(literal)) }
      literal = ""
    }
    func fail(_ offset: Int, _ message: String) {
      // A quoted text begins after its quote. If the source line does not hold the text as it is, because of escapes or
      // folded lines, columns cannot be counted, and the error is placed at the beginning.
      let exact = location.source.line(location.mark.line).contains(text)
      diagnostics.error(exact ? location.advanced(by: offset + (quoted ? 1 : 0)) : location, message)
      ok = false
    }
    let scalars = Array(text.unicodeScalars)
    var i = 0
    while i < scalars.count {
      switch scalars[i] {
      case "{":
        guard let end = scalars[i...].firstIndex(of: "}") else {
          fail(i, "this { is not closed; write a variable such as {area}")
          return nil
        }
        let name = String(String.UnicodeScalarView(scalars[(i + 1)..<end]))
        if let variable = Variable(rawValue: name), known.contains(variable) {
          flush()
          if optional != nil { optional!.append(.variable(variable)) } else { parts.append(.variable(variable)) }
        } else {
          let names = known.map(\.rawValue)
          let hint = didYouMean(name, among: names)
          fail(
            i,
            "there is no variable {\(name)}\(hint.isEmpty ? "; there are {\(names.joined(separator: "} {"))}" : hint)")
        }
        i = end
      case "[":
        if optional != nil { fail(i, "a [ inside […]; optional parts do not nest") }
        flush()
        optional = []
        optionalPlace = location.advanced(by: i + (quoted ? 1 : 0))
      case "]":
        if optional == nil {
          fail(i, "this ] closes nothing; write […] around a part that may go")
        } else {
          flush()
          parts.append(.optional(optional!))
          optional = nil
        }
      case "}": fail(i, "this } closes nothing; write a variable such as {area}")
      default: literal.unicodeScalars.append(scalars[i])
      }
      i += 1
    }
    flush()
    if optional != nil {
      diagnostics.error(optionalPlace, "this [ is not closed; write […] around a part that may go")
      ok = false
    }
    guard ok else { return nil }
    (source, self.parts) = (text, parts)
  }
}
