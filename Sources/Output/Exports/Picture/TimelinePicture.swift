import Routines
import Scheduling
import Units

/// A timeline as a picture (SVG) for people: segments, left above right, with their areas, the breath as a curve, chimes
/// by shape, spoken lines. Follows the reader's light or dark setting and needs nothing from outside.
package struct TimelinePicture {
  private let timeline: Timeline
  private let routine: Routine
  private let words: GuideWords
  private let scale: PictureScale

  /// How wide a picture may be.
  package static let widths = PictureScale.widths
  /// How wide a picture is unless somebody says otherwise.
  package static let usualWidth = PictureScale.usual

  /// The whole SVG document.
  ///
  /// - Parameter width: how wide it is, in its own units, which are a browser's pixels. Letters are the same size at any
  ///   width: a narrow picture has shorter rows, and more of them.
  package static func svg(
    _ timeline: Timeline, of routine: Routine, _ words: GuideWords = .english, width: Int = usualWidth
  ) -> String {
    let scale = PictureScale(duration: timeline.duration.milliseconds, total: width)
    return TimelinePicture(timeline: timeline, routine: routine, words: words, scale: scale).svg
  }

  private static let rowGap = 24.0

  private var svg: String {
    let spoken = SpokenLabels(timeline, scale)
    let lanes = PictureLanes(timeline, words, spokenLines: spoken.lines)
    let marks = PictureMarks(timeline)
    let breath = BreathCurve(timeline)
    let (heading, top) = heading
    var body = ""
    var y = top
    for row in 0..<scale.rows {
      let drawn = PictureRow(timeline, scale, lanes, marks, breath, spoken, row: row, words)
      body += "<g transform=\"translate(0 \(coordinate(y)))\">\n\(drawn.out)</g>\n"
      y += lanes.height + Self.rowGap
    }
    let legend = PictureLegend(timeline, scale, marks, lanes, top: y, words)
    let height = legend.bottom + 20
    let size = "\(coordinate(scale.total)) \(coordinate(height))"
    var out = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"unknot\" viewBox=\"0 0 \(size)\""
    out += " width=\"\(coordinate(scale.total))\" height=\"\(coordinate(height))\""
    out += " role=\"img\" aria-labelledby=\"unknot-title unknot-text\">\n"
    out += "<title id=\"unknot-title\">\(escapedXML(routine.title)), \(time)</title>\n"
    out += "<desc id=\"unknot-text\">\(escapedXML(description))</desc>\n"
    out += PictureStyle.sheet(SegmentKind.allCases.filter { kind in timeline.segments.contains { $0.kind == kind } })
    out += definitions(marks, height: lanes.height)
    out +=
      "<rect class=\"paper\" x=\"0.5\" y=\"0.5\" width=\"\(coordinate(scale.total - 1))\" height=\"\(coordinate(height - 1))\" rx=\"8\"/>\n"
    out += heading
    return out + body + legend.out + "</svg>\n"
  }

  private func definitions(_ marks: PictureMarks, height: Double) -> String {
    var out = "<defs>\n<clipPath id=\"unknot-row\"><rect x=\"\(coordinate(scale.left))\" y=\"0\""
    out += " width=\"\(coordinate(scale.width))\" height=\"\(coordinate(height))\"/></clipPath>\n"
    for mark in marks.all {
      let style = mark.isLine ? "unknot-line" : "unknot-mark"
      if mark.name == "halfway" {
        out += "<g id=\"\(mark.id)\"><path class=\"unknot-line\" d=\"\(mark.path)\"/>"
        out += "<path class=\"unknot-mark\" d=\"M0-3.8A3.8 3.8 0 0 1 0 3.8Z\"/></g>\n"
      } else {
        out += "<path id=\"\(mark.id)\" class=\"\(style)\" d=\"\(mark.path)\"/>\n"
      }
    }
    return out + "</defs>\n"
  }

  /// The title and what else there is to know, and where the rows begin below it.
  private var heading: (text: String, bottom: Double) {
    let room = scale.right - scale.margin
    var y = 38.0
    var out = ""
    func add(_ lines: [String], _ style: String, _ height: Double) {
      for line in lines {
        out += "<text class=\"\(style)\" x=\"\(coordinate(scale.margin))\" y=\"\(coordinate(y))\">"
        out += "\(escapedXML(line))</text>\n"
        y += height
      }
    }
    add(TextMeasure.wrapped(routine.title, size: 22, width: room, most: 2), "title", 24)
    y -= 2
    add(TextMeasure.wrapped(facts.joined(separator: " · "), size: 13, width: room, most: 3), "facts", 18)
    return (out, y + 4)
  }

  private var facts: [String] {
    [time, routine.areas.map { words.place($0, .none) }.joined(separator: ", "), tools.joined(separator: ", ")].filter {
      !$0.isEmpty
    }
  }

  /// The length of the session, to the second.
  private var time: String {
    let seconds = dividedAndRounded(timeline.duration.milliseconds, by: 1000)
    let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")].filter { $0.0 > 0 }
    return parts.isEmpty ? "0 s" : parts.map { "\($0.0) \($0.1)" }.joined(separator: " ")
  }

  private var tools: [String] {
    var tools: [String] = []
    for case let tool? in timeline.segments.map(\.tool) where !tools.contains(tool) { tools.append(tool) }
    return tools.map(words.tool)
  }

  /// The session in words, for people who do not see the picture.
  private var description: String {
    var parts: [String] = []
    var last: (String?, Side)?
    for segment in timeline.segments where segment.area != nil {
      if let last, last == (segment.area, segment.side) { continue }
      last = (segment.area, segment.side)
      let place = words.place(segment.area ?? "", segment.side)
      parts.append(words[.from, ["at": clock(segment.start), "what": place]])
      // A screen reader reads all of it, and forty positions are enough to know the session by.
      if parts.count == 40 { break }
    }
    let positions = parts.isEmpty ? "" : ": " + parts.joined(separator: "; ")
    return words[.pictureOf, ["time": time]] + positions + "."
  }
}
