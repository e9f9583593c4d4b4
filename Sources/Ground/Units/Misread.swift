/// Thrown for a text that is not the value that it should be.
package struct Misread: Error, Hashable, Sendable {
  /// What is wrong, and what would be right.
  package var message: String

  /// Makes an error with a message.
  package init(_ message: String) { self.message = message }
}
