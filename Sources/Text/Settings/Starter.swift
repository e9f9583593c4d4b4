import Documents
import Routines
import Units

/// A routine file for an author to begin with: commented, valid, and made for given areas.
package struct Starter: Sendable {
  /// The name of the file, without its ending.
  package var name: String
  /// The title of the routine.
  package var title: String
  /// The areas: known ones under their names in routines, others as they were given.
  package var areas: [String]
  /// The tool for all areas; nil takes the usual one of each.
  package var tool: String?
  /// The path of the editor's schema, as seen from the file.
  package var schema = "./routine.schema.json"
  /// How long its segments are.
  package var lengths = Lengths()

  /// The lengths of a starter. Standard lengths are not written into the file, so that the defaults of whoever plays it
  /// hold.
  package struct Lengths: Hashable, Sendable {
    /// The tender spots of an area.
    package var spots = TimingLayer.standardSpots
    /// The hold, in seconds.
    package var hold = LengthKey.hold.standard.wholeSeconds
    /// The roll, in seconds.
    package var roll = LengthKey.roll.standard.wholeSeconds
    /// The time before the first position, in seconds.
    package var ready = LengthKey.ready.standard.wholeSeconds
    /// With how many breaths the routine ends.
    package var breaths = 5
    /// Whether the lengths were chosen for a session of a certain time. All of them are then written into the file,
    /// because other defaults would change that time.
    package var areChosen = false

    /// Makes the standard lengths.
    package init() {}
  }

  /// Makes a starter with standard lengths. Without a title, one is made of the name.
  package init(name: String, title: String? = nil, areas: [String], tool: String? = nil) {
    (self.name, self.areas, self.tool) = (name, areas.map { Area.named($0)?.name ?? $0 }, tool)
    self.title = title ?? Self.title(of: name)
  }

  /// The title that is made of a name: `my-legs` becomes `My legs`.
  private static func title(of name: String) -> String {
    let words = name.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// Whether a text can be the name of a routine, so that `unknot play NAME` finds it and does not take it for a path.
  package static func isName(_ text: String) -> Bool {
    guard (1...60).contains(text.scalarCount), let first = text.first, first.isLetter || first.isNumber else {
      return false
    }
    return text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
  }

  /// Whether a text can be an area or a tool: one line of at most 60 Unicode scalars.
  package static func isWord(_ text: String) -> Bool {
    (1...60).contains(text.scalarCount) && !text.unicodeScalars.contains(where: \.isControl)
      && text.first?.isWhitespace == false && text.last?.isWhitespace == false
  }

  /// The tools that it needs, each once.
  private var tools: [String] {
    var tools: [String] = []
    for case let tool? in areas.map({ self.tool ?? Area.named($0)?.tool }) where !tools.contains(tool) {
      tools.append(tool)
    }
    return tools
  }

  /// The whole file.
  package var text: String {
    var lines = [
      "# yaml-language-server: $schema=\(schema)",
      "# Change the words and numbers, and play your copy. \"unknot check\" finds mistakes, \"unknot timeline\" shows what",
      "# sounds when. With the schema that the first line names, editors explain each key while you type.",
      "title: \(yamlText(title))",
      "summary: \(yamlText(summary))",
      "language: en",
    ]
    if !tools.isEmpty {
      lines.append("tools: [\(tools.map { yamlText($0, inList: true) }.joined(separator: ", "))]")
    }
    lines += ["when: [any-time]", "cautions:"] + cautions.map { "  - \(yamlText($0))" } + [""]
    lines +=
      timing + [
        "# cues:                          # what you hear; take away the # to change it",
        "#   halfway: off                 # no chime in the middle of a hold",
        "#   countdown: { last: 5 }       # five ticks before a change instead of three",
        "",
        "steps:",
      ]
    lines += areas.flatMap(steps)
    lines += [
      Self.aligned("  - breathe: \(lengths.breaths) breaths", "lie still and only breathe"),
      "  - say: \"Well done. Get up slowly.\"",
      "  # More to put into the list:",
      "  # - rest: 15s",
      "  # - stretch: \(yamlText(areas.first ?? "calves"))",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The text of another routine under this one's title, if that title stands on a line of its own.
  package func retitled(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if let index = lines.firstIndex(where: { $0.hasPrefix("title:") && $0.dropFirst(6).contains { $0 != " " } }) {
      lines[index] = "title: \(yamlText(title))"
    }
    return lines.joined(separator: "\n")
  }

  private var summary: String {
    let names = areas.map { $0.replacing("-", with: " ") }
    let list = names.count > 1 ? names.dropLast().joined(separator: ", ") + " and " + names.last! : names.first ?? ""
    let tools = tools.isEmpty ? "" : " with a " + tools.joined(separator: " and a ")
    return list.prefix(1).uppercased() + list.dropFirst() + tools + "."
  }

  private var cautions: [String] {
    let own = areas.compactMap { name -> String? in
      guard let caution = Area.named(name)?.caution else { return nil }
      // A caution that names its area is a sentence already.
      let area = name.replacing("-", with: " ")
      return caution.lowercased().contains(area)
        ? caution : "On the \(area), \(caution.prefix(1).lowercased() + caution.dropFirst())"
    }
    return ["Stay on the muscle, off bone and off joints. If you tense up, take weight off."] + own
      + [
        "Stop if anything hurts sharply, tingles or goes numb.",
        "Do not roll over varicose veins, a fresh injury, a suspected clot or numb skin; ask a doctor.",
      ]
  }

  private var timing: [String] {
    let standard = Lengths()
    var lines: [String] = []
    func add(_ line: String, _ remark: String, if isOwn: Bool) {
      if isOwn || lengths.areChosen { lines.append(Self.aligned(line, remark)) }
    }
    let (l, s) = (lengths, standard)
    add("  ready: \(l.ready)s", "before the first position", if: l.ready != s.ready)
    add("  spots: \(l.spots)", "tender spots in each area, on each side", if: l.spots != s.spots)
    add("  roll: \(l.roll)s", "rolling slowly, to find a spot", if: l.roll != s.roll)
    add("  hold: \(l.hold)s", "staying on it, in whole breaths", if: l.hold != s.hold)
    if lines.isEmpty {
      return [
        "# timing:                        # your own defaults hold; take away the # to change them here",
        "#   spots: 1                     # tender spots in each area, on each side",
        "#   hold: 40s                    # staying on a spot, in whole breaths", "",
      ]
    }
    return [Self.aligned("timing:", "without these, the defaults of whoever plays it hold")] + lines + [""]
  }

  private func steps(_ name: String) -> [String] {
    let area = Area.named(name)
    var lines = ["  - roll: \(yamlText(name))"]
    switch area?.sides {
    case .each?: lines.append(Self.aligned("    sides: each", "left, then right"))
    case nil: lines.append(Self.aligned("    sides: none", "or each, left, right, both: this area is not known"))
    default: break
    }
    if let tool, tool != area?.tool { lines.append("    tool: \(yamlText(tool))") }
    if area?.name == "neck" {
      lines.append(Self.aligned("    timing: { hold: 30s }", "light and short is plenty here"))
    }
    return lines
  }

  private static func aligned(_ line: String, _ remark: String) -> String {
    line + String(repeating: " ", count: max(1, 33 - line.count)) + "# " + remark
  }
}
