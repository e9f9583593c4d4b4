import Documents
import Routines
import Settings
import Shipped
import Units

/// A routine's text together with the settings that a guide was made with, so that the guide can be made again.
package enum RoutineRecord {
  /// Adds a `settings` key to the end of a routine. When the result is read, its settings take the place of the user's
  /// config and come just before the command line.
  ///
  /// - Parameters:
  ///   - source: a routine that can be read.
  ///   - config: the user's config, if there is any. Only the parts that can matter to this routine are kept.
  ///   - name: the routine's name, by which the config may address it.
  ///   - profile: the profile in force, if it is the user's own; its rules are kept as part of the config.
  ///   - options: the options that were given. They go over settings that the source has already.
  ///   - notHeld: the user's own files that the session needs and the record does not keep, to be named in a comment.
  /// - Throws: a diagnostic if the source or the profile is no YAML.
  package static func text(
    _ source: SourceText, config: Node? = nil, named name: String = "", profile: SourceText? = nil,
    options: OptionValues = OptionValues(), notHeld: [String] = []
  ) throws(Diagnostic) -> String {
    let root = try YAML.parse(source)
    guard case .mapping(let entries) = root.value else { return source.text }
    let old = entries.first { $0.key == "settings" }
    var config = config.map { relevant($0, to: name) }
    // Each option has one entry, with its values written as YAML.
    var flags: [(option: String, values: [String])] = []
    if case .mapping(let settings)? = old?.value.value {
      // The source was extracted from a guide, so the user's config had no part in it.
      config = settings.first { $0.key == "config" }?.value
      if case .mapping(let old)? = settings.first(where: { $0.key == "flags" })?.value.value {
        flags = old.map { entry in
          if case .sequence(let items) = entry.value.value { return (entry.key, items.map(\.flow)) }
          return (entry.key, [entry.value.flow])
        }
      }
    }
    var options = options
    // A voice that is given by its path exists only on this machine, and no routine may name one.
    if let voice = options["voice"].first, !Routine.isVoice(voice) { options.remove("voice") }
    if let profile {
      config = Config.text(config, over: try YAML.parse(profile), standard: standard)
      // The config now holds the rules of the user's own profile, so only the built-in rules are needed below it.
      options.add("cues", Layering.builtIn)
    }
    for (option, values) in options.given {
      let written = values.map { option.isText ? yamlValue($0) : read($0) }
      if let index = flags.firstIndex(where: { $0.option == option.name }) {
        flags[index].values = option.isList ? flags[index].values + written : written
      } else {
        flags.append((option.name, written))
      }
    }
    let lines = flags.map { name, values in
      let isList = SessionOption(named: name)?.isList ?? false
      return "    \(name): \(isList ? "[\(values.joined(separator: ", "))]" : values[0])\n"
    }
    let remark = notHeld.isEmpty ? "" : "\(notHeldOpening)\(notHeld.joined(separator: ", "))\n"
    let settings =
      "settings:\n\(remark)  config: \(config.map(\.flow) ?? "{}")\n"
      + (lines.isEmpty ? "  flags: {}\n" : "  flags:\n" + lines.joined())
    return place(settings, in: source, old: old, entries, root)
  }

  /// The config without the keys about the user's machine, and with only this routine's entry under `routines`. A
  /// single entry applies whatever the file will be called.
  private static func relevant(_ config: Node, to name: String) -> Node {
    guard case .mapping(let entries) = config.value else { return config }
    let kept = entries.compactMap { entry -> Node.Entry? in
      if (["device", "speech"] + PlayingConfig.keys).contains(entry.key) { return nil }
      if entry.key == "voice", entry.value.text.map(Routine.isVoice) != true { return nil }
      guard entry.key == "routines", case .mapping(let routines) = entry.value.value else { return entry }
      let own = routines.filter { $0.key == name }
      let value = Node(location: entry.value.location, value: .mapping(own))
      return own.isEmpty ? nil : Node.Entry(key: entry.key, keyLocation: entry.keyLocation, value: value)
    }
    return Node(location: config.location, value: .mapping(kept))
  }

  /// What a routine that was extracted from a guide says that it lacks, in words; nil if it lacks nothing.
  package static func notHeld(in text: String) -> String? {
    let line = text.split(separator: "\n").last { $0.hasPrefix(notHeldOpening) }
    return line.map { String($0.dropFirst(notHeldOpening.count)) }
  }

  private static let notHeldOpening = "  # Not held, but of the machine that it was made on: "

  /// The names of the rules that exist without any profile.
  private static let standard: Set<String> = {
    let text = Shipped.text("profiles/standard.yaml") ?? ""
    return Set(Layer.profile(SourceText(name: "standard.yaml", text: text), Diagnostics()).cues.map(\.name))
  }()

  /// Writes the `settings` key after all other keys, or in the place of an older one.
  private static func place(
    _ settings: String, in source: SourceText, old: Node.Entry?, _ entries: [Node.Entry], _ root: Node
  ) -> String {
    var lines = (1...source.lineCount).map { String(source.line($0)) }
    if isFlow(lines, root) {
      // No key can be added after a map in braces, so the map is written anew as lines, without its comments.
      let rest = entries.filter { $0.key != "settings" }.map { "\(yamlValue($0.key)): \($0.value.flow)\n" }
      return rest.joined() + settings
    }
    if let old {
      let first = old.keyLocation.mark.line
      let next = entries.map(\.keyLocation.mark.line).filter { $0 > first }.min() ?? lines.count + 1
      lines.removeSubrange(first - 1..<next - 1)
      if lines.indices.contains(first - 2), lines[first - 2] == comment { lines.remove(at: first - 2) }
    }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    // The document's end marker has to stay after all keys.
    let end = lines.last == "..." ? lines.removeLast() + "\n" : ""
    return lines.joined(separator: "\n") + "\n\n\(comment)\n\(settings)\(end)"
  }

  private static let comment = "# What a guide was made with. It takes the place of config.yaml; options come after it."

  private static func isFlow(_ lines: [String], _ root: Node) -> Bool {
    guard lines.indices.contains(root.location.mark.line - 1) else { return false }
    return lines[root.location.mark.line - 1].dropFirst(root.location.mark.column - 1).first == "{"
  }

  /// An option's value as YAML on one line, where the value is YAML itself: a map stays a map.
  private static func read(_ value: String) -> String {
    (try? YAML.parse(SourceText(name: "", text: value))).map(\.flow) ?? yamlValue(value)
  }
}
