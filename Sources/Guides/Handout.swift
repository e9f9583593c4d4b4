package enum Handout {
  package static func routine(inPageAt path: String) throws -> String? { nil }
}
