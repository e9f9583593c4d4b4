import Documents

/// Why a sound cannot be had.
package enum SoundError: Error, Sendable {
  /// There is neither a file nor a shipped sound of that name; the nearest names that exist are given.
  case notFound(name: String, nearest: [String])
  /// The definition is wrong in the ways that are given.
  case wrong([Diagnostic])
  /// The file exists but cannot be read or used.
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
