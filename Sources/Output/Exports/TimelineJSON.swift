import Rendering
import Routines
import Scheduling
import Scoring
import Units

/// A timeline as JSON, in the format of version 1, on which scripts depend.
///
/// It is written by hand, because a general encoder takes most of a second for a hundred thousand cues.
package struct TimelineJSON {
  private let timeline: Timeline
  private let routine: Routine
  private var out: [UInt8] = []

  /// The whole document in UTF-8, with a line break at the end.
  package static func data(_ timeline: Timeline, of routine: Routine) -> [UInt8] {
    var writer = TimelineJSON(timeline, routine)
    writer.write()
    return writer.out
  }

  private init(_ timeline: Timeline, _ routine: Routine) {
    (self.timeline, self.routine) = (timeline, routine)
    out.reserveCapacity(200 * (timeline.cues.count + timeline.segments.count) + 1000)
  }

  private mutating func write() {
    raw("{ \"version\": 1, \"routine\": ")
    string(routine.name)
    raw(", \"title\": ")
    string(routine.title)
    raw(", \"duration\": ")
    seconds(timeline.duration)
    list("segments", timeline.segments) { $0.write($1) }
    list("cues", timeline.cues) { $0.write($1) }
    list("notes", timeline.notes) { $0.write($1) }
    raw(" }\n")
  }

  private mutating func list<Element>(
    _ key: String, _ elements: [Element], _ write: (inout TimelineJSON, Element) -> Void
  ) {
    raw(",\n  \"\(key)\": [")
    for (index, element) in elements.enumerated() {
      raw(index == 0 ? "\n    " : ",\n    ")
      write(&self, element)
    }
    raw(elements.isEmpty ? "]" : "\n  ]")
  }

  private mutating func write(_ segment: Segment) {
    raw("{ \"id\": ")
    string(segment.id.description)
    raw(", \"start\": ")
    seconds(segment.start)
    raw(", \"end\": ")
    seconds(segment.end)
    raw(", \"kind\": ")
    string(segment.kind.rawValue)
    raw(", \"step\": \(segment.id.step), \"area\": ")
    string(segment.area)
    raw(", \"side\": ")
    string(segment.side == .none ? nil : segment.side.rawValue)
    raw(", \"spot\": \(segment.id.spot == 0 ? "null" : "\(segment.id.spot)"), \"set\": \(segment.set), \"title\": ")
    string(segment.title)
    raw(" }")
  }

  private mutating func write(_ cue: Cue) {
    raw("{ \"at\": ")
    seconds(cue.at)
    raw(", \"duration\": ")
    seconds(cue.duration)
    raw(", \"kind\": ")
    string(cue.kind.rawValue)
    raw(", \"name\": ")
    var text: String?
    var phase: String?
    switch cue.voicing {
    case .speech(let line, _): text = line
    case .breath(_, let part, _): phase = part.rawValue
    default: break
    }
    string(text == nil ? cue.name : nil)
    raw(", \"rule\": ")
    string(cue.rule)
    raw(", \"segment\": \(cue.segment), \"text\": ")
    string(text)
    raw(", \"phase\": ")
    string(phase)
    raw(", \"bus\": ")
    string(Bus(cue.kind).name)
    raw(", \"gain\": \(cue.gain), \"pan\": \(cue.pan) }")
  }

  private mutating func write(_ note: Note) {
    raw("{ \"severity\": ")
    string(note.severity.rawValue)
    raw(", \"rule\": ")
    string(note.rule)
    raw(", \"segment\": \(note.segment.map(String.init) ?? "null"), \"message\": ")
    string(note.message)
    raw(" }")
  }

  // MARK: Values

  private mutating func raw(_ text: String) { out.append(contentsOf: text.utf8) }

  private mutating func string(_ text: String?) {
    guard let text else { return raw("null") }
    out.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): out.append(contentsOf: [UInt8(ascii: "\\"), byte])
      case 0..<0x20:
        let hex = Array("0123456789abcdef".utf8)
        out.append(contentsOf: Array("\\u00".utf8) + [hex[Int(byte >> 4)], hex[Int(byte & 15)]])
      default: out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\""))
  }

  /// Writes seconds exact at the millisecond, with at least one decimal and no more than needed.
  private mutating func seconds(_ time: Duration) {
    let (whole, rest) = time.milliseconds.quotientAndRemainder(dividingBy: 1000)
    raw("\(whole).")
    var digits = rest
    var divisor: Int64 = 100
    repeat {
      out.append(UInt8(ascii: "0") + UInt8(digits / divisor))
      digits %= divisor
      divisor /= 10
    } while digits > 0
  }
}
