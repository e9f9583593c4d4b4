/// A text that is not the value it should be: what is wrong, and what would be right.
package struct Misread: Error, Hashable, Sendable {
  package var message: String

  package init(_ message: String) { self.message = message }
}
