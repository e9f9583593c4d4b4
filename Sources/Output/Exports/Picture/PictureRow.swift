import Routines
import Scheduling
import Units

/// One row of the picture: a stretch of the session, drawn from y = 0 downwards.
struct PictureRow {
  let timeline: Timeline
  let scale: PictureScale
  let lanes: PictureLanes
  let marks: PictureMarks
  let breath: BreathCurve
  let spoken: SpokenLabels
  let row: Int
  let words: GuideWords
  private(set) var out = ""

  init(
    _ timeline: Timeline, _ scale: PictureScale, _ lanes: PictureLanes, _ marks: PictureMarks, _ breath: BreathCurve,
    _ spoken: SpokenLabels, row: Int, _ words: GuideWords
  ) {
    (self.timeline, self.scale, self.lanes, self.marks) = (timeline, scale, lanes, marks)
    (self.breath, self.spoken, self.row, self.words) = (breath, spoken, row, words)
    drawAxis()
    drawLaneNames()
    drawAreas()
    drawSegments()
    drawBreath()
    drawChimes()
    drawTicks()
    drawLines()
  }

  private var range: Range<Int64> { scale.range(row) }
  private func x(_ time: Int64) -> Double { scale.x(time, row: row) }

  private mutating func text(
    _ text: String, _ x: Double, _ y: Double, _ style: String, anchor: String = "start"
  ) {
    let anchor = anchor == "start" ? "" : " text-anchor=\"\(anchor)\""
    out += "<text class=\"\(style)\" x=\"\(coordinate(x))\" y=\"\(coordinate(y))\"\(anchor)>"
    out += "\(escapedXML(text))</text>\n"
  }

  private func hover(_ text: String) -> String { "<title>\(escapedXML(text))</title>" }

  // MARK: Axis

  private mutating func drawAxis() {
    let end = x(range.upperBound)
    var path = ""
    var time = (range.lowerBound + scale.tick - 1) / scale.tick * scale.tick
    while time <= range.upperBound {
      path += "M\(coordinate(x(time))) 18V\(coordinate(lanes.height))"
      // The tick at the end of a row begins the next one too; a label here would leave the paper.
      if time < range.upperBound || end + 20 < scale.total - 8 {
        text(clock(.milliseconds(time)), x(time), 11, "small faint", anchor: "middle")
      }
      time += scale.tick
    }
    out += "<path class=\"grid\" d=\"\(path)\"/>\n"
    out += "<path class=\"axis\" d=\"M\(coordinate(scale.left)) 18H\(coordinate(end))\"/>\n"
  }

  private mutating func drawLaneNames() {
    for (name, y) in lanes.names { text(name, scale.left - 10, y, "small faint", anchor: "end") }
  }

  // MARK: Segments

  /// Draws the names of areas over all segments of one position and side.
  private mutating func drawAreas() {
    guard let y = lanes.areas else { return }
    var index = 0
    while index < timeline.segments.count {
      let first = timeline.segments[index]
      var end = index + 1
      while end < timeline.segments.count, timeline.segments[end].area == first.area,
        timeline.segments[end].side == first.side
      {
        end += 1
      }
      let (start, stop) = (first.start.milliseconds, timeline.segments[end - 1].end.milliseconds)
      index = end
      guard let area = first.area, start < range.upperBound, stop > range.lowerBound else { continue }
      let (a, b) = (x(max(start, range.lowerBound)) + 1, x(min(stop, range.upperBound)) - 1)
      guard b > a else { continue }
      out += "<path class=\"axis\" d=\"M\(coordinate(a)) \(coordinate(y + 18))H\(coordinate(b))\"/>\n"
      let whole = words.place(area, first.side)
      let wanted = TextMeasure.width(whole, size: 14) <= b - a ? whole : words.place(area, .none)
      if let label = TextMeasure.fitted(wanted, size: 14, width: b - a) { text(label, a, y + 13, "area") }
    }
  }

  private mutating func drawSegments() {
    for segment in timeline.segments {
      let (start, end) = (segment.start.milliseconds, segment.end.milliseconds)
      guard start < range.upperBound, end > range.lowerBound else { continue }
      let (a, b) = (x(max(start, range.lowerBound)), x(min(end, range.upperBound)))
      let (top, height) = lanes.segment(segment.side)
      out += "<rect class=\"\(segment.kind) edge\" x=\"\(coordinate(a))\" y=\"\(coordinate(top))\""
      out += " width=\"\(coordinate(max(b - a, 0.1)))\" height=\"\(coordinate(height))\">"
      out += hover("\(clock(segment.start)) \(words.task(segment)), \(segment.length.text)") + "</rect>\n"
      let kind = words.name(segment.kind)
      let labels = ["\(kind) \(segment.length.text)", kind]
      if let label = labels.first(where: { TextMeasure.width($0, size: PictureStyle.small) + 6 <= b - a }) {
        text(label, (a + b) / 2, top + height / 2 + 4, "small", anchor: "middle")
      }
    }
  }

  // MARK: Cues

  private mutating func drawBreath() {
    guard let y = lanes.breath else { return }
    let paths = breath.paths(range, low: y + 30, high: y + 4) { x($0) }
    guard !paths.isEmpty else { return }
    out += "<path class=\"breath\" clip-path=\"url(#unknot-row)\" d=\"\(paths.joined())\"/>\n"
  }

  /// Draws the chimes; where two would touch, the later one goes a line down.
  private mutating func drawChimes() {
    guard let y = lanes.chimes else { return }
    var free = Array(repeating: -Double.infinity, count: PictureLanes.chimeLines)
    for cue in cues where cue.kind == .chime || cue.kind == .sound {
      let x = x(cue.at.milliseconds)
      // Where no line is free there are more marks than can be seen, and those that are there stand for the others.
      guard let line = free.firstIndex(where: { $0 <= x - PictureMarks.radius }) else { continue }
      free[line] = x + PictureMarks.radius + 1.5
      let mark = marks.mark(cue)
      // The triangle for a change of sides points to the new side, so it is mirrored for the left.
      let mirror = cue.name == "side" && timeline.segments[cue.segment].side == .left ? " scale(-1 1)" : ""
      let place = "translate(\(coordinate(x)) \(coordinate(y + 7 + 12 * Double(line))))\(mirror)"
      out += "<use href=\"#\(mark.id)\" transform=\"\(place)\">"
      out += hover("\(clock(cue.at)) \(words.name(cue.kind)) \(words.sound(cue.name))") + "</use>\n"
    }
  }

  private mutating func drawTicks() {
    guard let y = lanes.ticks else { return }
    var path = ""
    var last = -Double.infinity
    for cue in cues where cue.kind == .tick {
      let x = x(cue.at.milliseconds)
      guard x >= last + 1.5 else { continue }
      last = x
      path += "M\(coordinate(x)) \(coordinate(y + 2))V\(coordinate(y + 10))"
    }
    if !path.isEmpty { out += "<path class=\"unknot-line\" d=\"\(path)\"/>\n" }
  }

  /// Draws a bar for as long as each line is heard, and the texts below.
  private mutating func drawLines() {
    guard let y = lanes.voice else { return }
    for cue in timeline.cues where cue.kind == .speech {
      let (start, end) = (cue.at.milliseconds, (cue.at + cue.duration).milliseconds)
      guard start < range.upperBound, end > range.lowerBound else { continue }
      let (a, b) = (x(max(start, range.lowerBound)), x(min(end, range.upperBound)))
      out += "<rect class=\"voice\" x=\"\(coordinate(a))\" y=\"\(coordinate(y + 2))\" rx=\"3\""
      out += " width=\"\(coordinate(max(b - a, 3)))\" height=\"6\">"
      out += hover("\(clock(cue.at)) \(words.quoted(cue.name))") + "</rect>\n"
    }
    for label in spoken.rows[row] {
      text(label.text, label.x, y + 20 + PictureLanes.textLine * Double(label.line), "small")
    }
  }

  /// The cues that begin in this row; in the last row, those at its very end too.
  private var cues: [Cue] {
    let end = range.upperBound == scale.duration ? range.upperBound + 1 : range.upperBound
    return timeline.cues.filter { range.lowerBound <= $0.at.milliseconds && $0.at.milliseconds < end }
  }
}

/// Where the lanes of a row lie. A lane is left out if nothing in the session needs it.
struct PictureLanes {
  static let chimeLines = 2
  /// The height of a line of text under spoken lines.
  static let textLine = 14.0

  private(set) var areas: Double?
  private(set) var breath: Double?
  private(set) var chimes: Double?
  private(set) var ticks: Double?
  private(set) var voice: Double?
  private(set) var height: Double
  /// The names at the left, each with its baseline.
  private(set) var names: [(String, Double)] = []
  private let segments: Double
  private let isSided: Bool

  /// - Parameter spokenLines: how many lines of text there are under the bars of spoken lines.
  init(_ timeline: Timeline, _ words: GuideWords, spokenLines: Int) {
    var y = 24.0
    if timeline.segments.contains(where: { $0.area != nil }) {
      areas = y
      y += 22
    }
    segments = y
    isSided = timeline.segments.contains { $0.side == .left || $0.side == .right }
    if isSided {
      names += [(words[.left], y + 15), (words[.right], y + 37)]
      y += 44
    } else {
      y += 28
    }
    y += 5
    func has(_ kinds: Cue.Kind...) -> Bool { timeline.cues.contains { kinds.contains($0.kind) } }
    if has(.breath) {
      breath = y
      names.append((words[.breath], y + 21))
      y += 36
    }
    if has(.chime, .sound) {
      chimes = y
      names.append((words[.chimes], y + 11))
      y += 12 * Double(Self.chimeLines) + 4
    }
    if has(.tick) {
      ticks = y
      names.append((words[.ticks], y + 10))
      y += 14
    }
    if has(.speech) {
      y += 4
      voice = y
      names.append((words[.voice], y + 9))
      y += 12 + Self.textLine * Double(spokenLines)
    }
    height = y
  }

  /// The top and height of the segments of a side: left lies above right, and what has no side covers both.
  func segment(_ side: Side) -> (top: Double, height: Double) {
    guard isSided else { return (segments, 28) }
    return switch side {
    case .left: (segments, 22)
    case .right: (segments + 22, 22)
    case .both, .none: (segments, 44)
    }
  }
}
