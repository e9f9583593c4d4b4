/// One of the four parts of a breath.
package enum Phase: String, CaseIterable, Hashable, Sendable {
  case inhale = "in"
  case hold
  case exhale = "out"
  case pause
}
