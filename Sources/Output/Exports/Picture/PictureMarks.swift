import Scheduling

/// The marks of chimes, which differ by shape and not only by colour.
struct PictureMarks {
  /// Half the width of a mark.
  static let radius = 4.5

  private static let known: [(name: String, path: String, isLine: Bool)] = [
    ("ready", "M-4-4H4V4H-4Z", true),
    ("area", "M0-5 5 0 0 5-5 0Z", false),
    ("side", "M-4-4.5 5 0-4 4.5Z", false),
    ("rest", "M-4.5-1.5H4.5V1.5H-4.5Z", false),
    ("go", "M0-4.5 4.8 4H-4.8Z", false),
    ("hold", "M-4.5 0A4.5 4.5 0 1 1 4.5 0A4.5 4.5 0 1 1-4.5 0Z", false),
    ("halfway", "M0-3.8A3.8 3.8 0 0 1 0 3.8ZM-3.8 0A3.8 3.8 0 1 1 3.8 0A3.8 3.8 0 1 1-3.8 0Z", true),
    ("release", "M-3.8 0A3.8 3.8 0 1 1 3.8 0A3.8 3.8 0 1 1-3.8 0Z", true),
    ("finish", "M0-5.2 1.5-1.7 5.2-1.4 2.4 1 3.2 4.7 0 2.7-3.2 4.7-2.4 1-5.2-1.4-1.5-1.7Z", false),
  ]

  /// Shapes for chimes without one of their own, given out in the order in which those sound.
  private static let spare: [(path: String, isLine: Bool)] = [
    ("M-4-4 4 4M-4 4 4-4", true), ("M0-4.8V4.8M-4.8 0H4.8", true), ("M0 4.5 4.8-4H-4.8Z", true),
    ("M0-4.8 4.8 0 0 4.8-4.8 0Z", true), ("M0-4.8 4.6-1.5 2.8 4H-2.8L-4.6-1.5Z", false),
    ("M-4.5 3 0-3 4.5 3", true), ("M-2-4.5H2V4.5H-2Z", false), ("M-4.5-3 0 3 4.5-3", true),
  ]

  private static let file = (path: "M-4-4H4V4H-4ZM-4-4 4 4", isLine: true)

  /// A mark: its shape, and what it means.
  struct Mark {
    var id: String
    var name: String
    var path: String
    var isLine: Bool
  }

  /// A mark for each name, in the order in which the names first sound.
  private(set) var all: [Mark] = []
  private var index: [String: Int] = [:]

  init(_ timeline: Timeline) {
    var spares = 0
    for cue in timeline.cues where cue.kind == .chime || cue.kind == .sound {
      guard index[Self.key(cue)] == nil else { continue }
      index[Self.key(cue)] = all.count
      let id = "unknot-mark\(all.count + 1)"
      if cue.kind == .sound {
        all.append(Mark(id: id, name: cue.name, path: Self.file.path, isLine: Self.file.isLine))
      } else if let shape = Self.known.first(where: { $0.name == cue.name }) {
        all.append(Mark(id: id, name: cue.name, path: shape.path, isLine: shape.isLine))
      } else {
        let shape = Self.spare[spares % Self.spare.count]
        spares += 1
        all.append(Mark(id: id, name: cue.name, path: shape.path, isLine: shape.isLine))
      }
    }
  }

  /// The mark of a chime or a sound file.
  func mark(_ cue: Cue) -> Mark { all[index[Self.key(cue)]!] }

  private static func key(_ cue: Cue) -> String { "\(cue.kind) \(cue.name)" }
}
