import Foundation
import Routines
import Scheduling
import Shipped

/// A page to hand over: the sound inside, the session's picture, what to do now, and the steps to print. It needs
/// nothing from elsewhere: no network, no other file.
package struct Handout {
  private let timeline: Timeline
  private let routine: Routine
  private let record: String
  private let chapters: [Chapter]

  /// - Parameter record: the routine with its settings, to be had again from the page.
  package init(_ timeline: Timeline, of routine: Routine, record: String) {
    (self.timeline, self.routine, self.record) = (timeline, routine, record)
    chapters = Chapter.all(in: timeline).filter { $0.end > $0.start }
  }

  /// What comes before the sound, which follows in base 64.
  package var beforeSound: String {
    head + top + player + "<audio controls preload=\"auto\" src=\"data:audio/mpeg;base64,"
  }

  /// What comes after it.
  package var afterSound: String { "\"></audio>\n</section>\n" + steps + bottom }

  private var head: String {
    // Only what carries this number counts as the page's own style or script.
    let nonce = String(fingerprint(record), radix: 16)
    let policy =
      "default-src 'none'; media-src data: blob:; img-src data:; style-src 'nonce-\(nonce)'; script-src 'nonce-\(nonce)'; "
      + "base-uri 'none'; form-action 'none'"
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="unknot">
      <title>\(escaped(routine.title))</title>
      \(Self.recordOpening)\(Data(record.utf8).base64EncodedString())</script>
      <script type="application/json" id="session">\(data)</script>
      <style nonce="\(nonce)">
      \(Shipped.text("handout/page.css")!)</style>
      </head>
      <body>
      <main>

      """
  }

  private var top: String {
    let summary = routine.summary.map { "<p class=\"summary\" lang=\"\(routine.language)\">\(escaped($0))</p>\n" } ?? ""
    let facts = [spoken(timeline.duration)] + routine.tools
    return """
      <header>
      <h1 lang="\(routine.language)">\(escaped(routine.title))</h1>
      \(summary)<p class="facts">\(facts.map(escaped).joined(separator: " · "))</p>
      </header>

      """
  }

  private var player: String {
    let seconds = (timeline.duration.milliseconds + 999) / 1000
    return """
      <section class="player" aria-label="Player">
      <svg class="stage needs-script" viewBox="0 0 200 200" aria-hidden="true">
      <circle class="air" cx="100" cy="100" r="60"/><circle class="track" cx="100" cy="100" r="96"/>
      <circle class="ring" cx="100" cy="100" r="96" transform="rotate(-90 100 100)"/>
      <text class="left" x="100" y="113"></text><text class="phase" x="100" y="140"></text>
      </svg>
      <div class="now needs-script"><div aria-live="polite" aria-atomic="true">
      <p class="instruction"></p>
      <p class="detail"></p></div>
      <p class="detail next"></p>
      </div>
      <div class="buttons needs-script">
      <button type="button" class="back" aria-label="Previous step"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 5h3v14H5zM20 5v14L9 12z"/></svg></button>
      <button type="button" class="play" aria-label="Play"><svg viewBox="0 0 24 24" aria-hidden="true"><path class="is-paused" d="M7 4l14 8-14 8z"/><path class="is-playing" hidden d="M6 4h4v16H6zM14 4h4v16h-4z"/></svg></button>
      <button type="button" class="forward" aria-label="Next step"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M16 5h3v14h-3zM4 5l11 7-11 7z"/></svg></button>
      </div>
      <div class="strip">\(TimelineStrip.svg(timeline))<div class="head needs-script"></div></div>
      \(legend)<input class="place needs-script" type="range" min="0" max="\(seconds)" value="0" step="1" aria-label="Place in the session">
      <div class="times needs-script"><span class="time"></span><span class="remaining"></span></div>
      <noscript><p>Without scripts the sound plays, and the steps below tell when.</p></noscript>

      """
  }

  private var legend: String {
    var seen: Set<SegmentKind> = []
    let kinds = timeline.segments.map(\.kind).filter { seen.insert($0).inserted }
    let shown = kinds.filter { [.settle, .roll, .hold, .stretch, .rest, .breathe].contains($0) }
    let items = shown.map {
      "<span><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"\($0)\" width=\"10\" height=\"10\"/></svg>\($0)</span>"
    }
    let hasSides = timeline.segments.contains { $0.side == .left || $0.side == .right }
    let sides = hasSides ? "<span>above: left · below: right</span>" : ""
    return "<p class=\"legend\">\(items.joined())\(sides)</p>\n"
  }

  private var steps: String {
    let items = chapters.map { chapter in
      """
      <li><button type="button" class="step"><span class="at">\(clock(wholeSeconds(chapter.start)))</span>\
      <span><b>\(escaped(chapter.title))</b><small>\(escaped(Steps.text(timeline.segments[chapter.segments])))</small>\
      </span></button></li>
      """
    }
    return """
      <nav aria-labelledby="steps">
      <h2 id="steps">Steps</h2>
      <ol class="steps">
      \(items.joined(separator: "\n"))
      </ol>
      </nav>

      """
  }

  private var bottom: String {
    let nonce = String(fingerprint(record), radix: 16)
    let cautions = routine.allCautions.map { "<li>\(escaped($0))</li>" }
    let care =
      cautions.isEmpty
      ? ""
      : "<section aria-labelledby=\"care\">\n<h2 id=\"care\">Take care</h2>\n"
        + "<ul class=\"cautions\" lang=\"\(routine.language)\">\n\(cautions.joined(separator: "\n"))\n</ul>\n</section>\n"
    return """
      \(care)\(picture)<footer>
      <p class="keys needs-script">Space plays and pauses, ← and → go five seconds, N and P change steps.</p>
      <p>Made with unknot from the routine \(escaped(routine.name)).</p>
      </footer>
      </main>
      <script nonce="\(nonce)">
      \(Shipped.text("handout/page.js")!)</script>
      </body>
      </html>

      """
  }

  /// Every cue on its place in time, for who wants to see it; too much for a phone at first, and for the one sheet of paper.
  private var picture: String {
    let svg = Data(TimelinePicture.svg(timeline, of: routine).utf8)
    if svg.count > 2 << 20 { return "" }
    return """
      <details class="picture">
      <summary>Every cue in a picture</summary>
      <img alt="The session drawn along time, with every cue" src="data:image/svg+xml;base64,\(svg.base64EncodedString())">
      </details>

      """
  }

  /// What the script knows, in milliseconds.
  private var data: String {
    let segments = timeline.segments.filter { $0.length > .zero }.map { segment in
      """
      {"start":\(segment.start.milliseconds),"end":\(segment.end.milliseconds),"title":\(jsonString(segment.title)),\
      "detail":\(jsonString(detail(segment))),"breaths":[\(Steps.runs(segment.breaths).map(breath).joined(separator: ","))]}
      """
    }
    let starts = chapters.map { "{\"start\":\($0.start.milliseconds)}" }
    return """
      {"title":\(jsonString(routine.title)),"duration":\(timeline.duration.milliseconds),
      "chapters":[\(starts.joined(separator: ","))],
      "segments":[
      \(segments.joined(separator: ",\n"))
      ]}
      """
  }

  private func detail(_ segment: Segment) -> String {
    var parts: [String] = []
    if segment.id.spot > 0, segment.spots > 1 { parts.append("spot \(segment.id.spot) of \(segment.spots)") }
    if segment.sets > 1 { parts.append("set \(segment.set) of \(segment.sets)") }
    if !segment.breaths.isEmpty {
      parts.append("\(segment.breaths.count) breath\(segment.breaths.count == 1 ? "" : "s")")
    }
    if let tool = segment.tool { parts.append(tool) }
    return parts.joined(separator: " · ")
  }

  private func breath(_ run: (count: Int, phases: BreathPhases)) -> String {
    "[\(run.count),\(Phase.allCases.map { "\(run.phases[$0].milliseconds)" }.joined(separator: ","))]"
  }

  private func spoken(_ time: Duration) -> String {
    let minutes = (time.milliseconds + 30_000) / 60_000
    return minutes < 1 ? clock(wholeSeconds(time)) : "\(minutes) minute\(minutes == 1 ? "" : "s")"
  }

  private func wholeSeconds(_ time: Duration) -> Duration { .seconds(time.milliseconds / 1000) }

  // MARK: The routine inside

  private static let recordOpening = "<script type=\"application/yaml\" id=\"unknot-routine\">"

  /// The routine that a page was made from.
  ///
  /// - Returns: nil if the file is no page of ours.
  package static func routine(inPageAt path: String) -> String? {
    guard let file = FileHandle(forReadingAtPath: path), let data = try? file.read(upToCount: 4 << 20),
      data.starts(with: Data("<!doctype html>".utf8)), let opening = data.range(of: Data(recordOpening.utf8)),
      let closing = data.range(of: Data("</script>".utf8), in: opening.upperBound..<data.endIndex),
      let bytes = Data(base64Encoded: data[opening.upperBound..<closing.lowerBound])
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Text in HTML, in attributes too.
private func escaped(_ text: String) -> String {
  text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    .replacing("\"", with: "&quot;")
}

/// A number that is the same for the same text, on every machine (FNV-1a, 64 bits).
private func fingerprint(_ text: String) -> UInt64 {
  text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}
