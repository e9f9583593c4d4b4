import Documents

/// Why there is no sound.
package enum SoundError: Error, Sendable {
  /// No file and no shipped sound of that name; the nearest names that there are.
  case notFound(name: String, nearest: [String])
  /// The definition is wrong: everything that is.
  case wrong([Diagnostic])
  /// The file is there and cannot be read or used.
  case unreadable(path: String, reason: String)
}

extension SoundError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notFound(let name, let nearest):
      let hint =
        nearest.isEmpty
        ? "\"unknot sounds\" lists the ones there are"
        : "did you mean \(nearest.map { "\"\($0)\"" }.joined(separator: " or "))?"
      return "there is no sound \"\(name)\"; \(hint)"
    case .wrong(let diagnostics): return diagnostics.map(\.description).joined(separator: "\n")
    case .unreadable(let path, let reason): return "\(path): \(reason)"
    }
  }
}
