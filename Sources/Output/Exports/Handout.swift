import Documents
import Files
import FoundationEssentials
import Routines
import Scheduling
import Shipped
import Units

/// A page to hand over: the sound inside, the session's picture, what to do now, and the steps to print. It is complete
/// in one file and fetches nothing.
package struct Handout {
  let timeline: Timeline
  let routine: Routine
  let title: String
  private let record: String
  let words: GuideWords
  let chapters: [Chapter]

  /// - Parameters:
  ///   - title: the page's title, in the language of the page unless it is the routine's own.
  ///   - record: the routine with its settings, which can be taken out of the page again.
  ///   - words: the words of guides in the language of the page.
  package init(_ timeline: Timeline, of routine: Routine, title: String, record: String, _ words: GuideWords) {
    (self.timeline, self.routine, self.title) = (timeline, routine, title)
    (self.record, self.words) = (record, words)
    chapters = Chapter.all(in: timeline, words).filter { $0.end > $0.start }
  }

  /// The page up to the sound, which follows in base 64.
  package var beforeSound: String {
    head + top + player + "<audio controls preload=\"auto\" src=\"data:audio/mpeg;base64,"
  }

  /// The page after the sound.
  package var afterSound: String { "\"></audio>\n</section>\n" + steps + bottom }

  private var head: String {
    // The browser runs only the style and the script that carry this nonce.
    let nonce = Fingerprint.name(record)
    let policy =
      "default-src 'none'; media-src data: blob:; img-src data:; style-src 'nonce-\(nonce)'; script-src 'nonce-\(nonce)'; "
      + "base-uri 'none'; form-action 'none'"
    return """
      <!doctype html>
      <html lang="\(words.language)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="generator" content="unknot">
      <title>\(escapedMarkup(title))</title>
      \(Self.recordOpening)\(Data(record.utf8).base64EncodedString())</script>
      <script type="application/json" id="session">\(data)</script>
      <style nonce="\(nonce)">
      \(PictureStyle.page)\(Shipped.text("handout/page.css")!)</style>
      </head>
      <body>
      <main>

      """
  }

  private var top: String {
    let summary = routine.summary.map { "<p class=\"summary\"\(ofAuthor)>\(escapedMarkup($0))</p>\n" } ?? ""
    let facts = [spoken(timeline.duration)] + routine.tools.map(words.tool)
    return """
      <header>
      <h1\(routine.hasOwnTitle && title == routine.title ? ofAuthor : "")>\(escapedMarkup(title))</h1>
      \(summary)<p class="facts">\(facts.map({ escapedMarkup($0) }).joined(separator: " · "))</p>
      </header>

      """
  }

  private var player: String {
    let seconds = (timeline.duration.milliseconds + 999) / 1000
    return """
      <section class="player" aria-label="\(html(.player))">
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
      <button type="button" class="back" aria-label="\(html(.previousStep))"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 5h3v14H5zM20 5v14L9 12z"/></svg></button>
      <button type="button" class="play" aria-label="\(html(.play))"><svg viewBox="0 0 24 24" aria-hidden="true"><path class="is-paused" d="M7 4l14 8-14 8z"/><path class="is-playing" d="M6 4h4v16H6zM14 4h4v16h-4z"/></svg></button>
      <button type="button" class="forward" aria-label="\(html(.nextStep))"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M16 5h3v14h-3zM4 5l11 7-11 7z"/></svg></button>
      </div>
      <div class="strip">\(TimelineStrip.svg(timeline))<div class="head needs-script"></div></div>
      \(legend)<input class="place needs-script" type="range" min="0" max="\(seconds)" value="0" step="1" aria-label="\(html(.place))">
      <div class="times needs-script"><span class="time"></span><span class="remaining"></span></div>
      <noscript><p>\(html(.withoutScripts))</p></noscript>

      """
  }

  private var bottom: String {
    let nonce = Fingerprint.name(record)
    let cautions =
      routine.cautions.map { "<li\(ofAuthor)>\(escapedMarkup($0))</li>" }
      + routine.cautiousAreas.map { area in
        let own = words.care(area)
        return "<li\(own == nil ? inEnglish : "")>\(escapedMarkup(own ?? area.caution ?? ""))</li>"
      }
    let care =
      cautions.isEmpty
      ? ""
      : "<section aria-labelledby=\"care\">\n<h2 id=\"care\">\(html(.care))</h2>\n"
        + "<ul class=\"cautions\">\n\(cautions.joined(separator: "\n"))\n</ul>\n</section>\n"
    return """
      \(care)\(picture)<footer>
      <p class="keys needs-script">\(html(.keys))</p>
      <p>\(escapedMarkup(words.made(of: routine, called: title)))</p>
      </footer>
      </main>
      <script nonce="\(nonce)">
      \(Shipped.text("handout/page.js")!)</script>
      </body>
      </html>

      """
  }

  /// Every cue on its place in time, for those who want to see it. It is folded away at first, and left out in print.
  /// There are two of it, as wide as the page's column and as wide as a phone's: scaled down, nobody could read it.
  private var picture: String {
    var titled = routine
    titled.title = title
    let (wide, narrow) = (address(titled, width: 672), address(titled, width: 358))
    if wide.utf8.count + narrow.utf8.count > 4 << 20 { return "" }
    return """
      <details class="picture">
      <summary>\(html(.picture))</summary>
      <picture><source media="(min-width: 44rem)" srcset="\(wide)"><img alt="\(html(.pictureText))" src="\(narrow)"></picture>
      </details>

      """
  }

  private func address(_ routine: Routine, width: Int) -> String {
    let svg = Data(TimelinePicture.svg(timeline, of: routine, words, width: width).utf8)
    return "data:image/svg+xml;base64,\(svg.base64EncodedString())"
  }

  private func spoken(_ time: Duration) -> String {
    let minutes = (time.milliseconds + 30_000) / 60_000
    return minutes < 1 ? clock(wholeSeconds(time)) : words.minutes(minutes)
  }

  func wholeSeconds(_ time: Duration) -> Duration { .seconds(time.milliseconds / 1000) }

  // MARK: Languages

  func html(_ word: GuideWord) -> String { escapedMarkup(words[word]) }

  /// The `lang` attribute for text that the author wrote, where the page is in another language; else empty.
  var ofAuthor: String { routine.language == words.language ? "" : " lang=\"\(routine.language)\"" }
  private var inEnglish: String { words.language == "en" ? "" : " lang=\"en\"" }

  // MARK: The routine inside

  private static let recordOpening = "<script type=\"application/yaml\" id=\"unknot-routine\">"

  /// The routine inside a page.
  ///
  /// - Returns: nil if the file is no page of ours.
  package static func routine(inPageAt path: String) -> String? {
    guard let page = try? readFile(path, atMost: 4 << 20), page.starts(with: Array("<!doctype html>".utf8)),
      let opening = page.firstRange(of: Array(recordOpening.utf8)),
      let closing = page[opening.upperBound...].firstRange(of: Array("</script>".utf8)),
      let routine = Data(base64Encoded: Data(page[opening.upperBound..<closing.lowerBound]))
    else { return nil }
    return String(decoding: routine, as: UTF8.self)
  }
}
