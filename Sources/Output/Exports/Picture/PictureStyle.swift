import Routines

/// The colours of the picture, light and dark; the reader's own setting chooses.
enum PictureStyle {
  /// The size of most texts.
  static let small = 12.0

  /// The fill of segments of a kind, in light and in dark. Text stands on it.
  private static func fill(_ kind: SegmentKind) -> (light: String, dark: String) {
    switch kind {
    case .ready, .finish: ("#c3ccd8", "#4b5765")
    case .settle: ("#dfe4ea", "#333c47")
    case .roll: ("#9ccbea", "#2b6490")
    case .hold: ("#f3a77c", "#9a4a1f")
    case .stretch: ("#c9b4ea", "#6b4f9f")
    case .rest: ("#b9dfb2", "#3d7045")
    case .breathe: ("#9edcd4", "#1f6b65")
    case .wait: ("#ead9a4", "#6f602a")
    case .say: ("#f6df85", "#75621a")
    }
  }

  /// The rules that give segments of each kind their colour, one rule a line.
  private static func fills(_ kinds: [SegmentKind], after ancestor: String, isDark: Bool) -> String {
    kinds.map { "\(ancestor).\($0) { fill: \(isDark ? fill($0).dark : fill($0).light) }" }.joined(separator: "\n")
  }

  /// The same colours for the page's strip and its legend; on paper they are the light ones.
  static let page = """
    \(fills(SegmentKind.allCases, after: "", isDark: false))
    @media screen and (prefers-color-scheme: dark) {
    \(fills(SegmentKind.allCases, after: "", isDark: true))
    }

    """

  /// The style sheet for segments of these kinds. Fonts are the reader's own: nothing is fetched.
  ///
  /// What `<use>` shows has classes of its own and no `.unknot` before them: browsers do not look outside the copied element
  /// for an ancestor, so that such a rule would not apply.
  static func sheet(_ kinds: [SegmentKind]) -> String {
    """
    <style>
    .unknot text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; fill: #1d2630 }
    .unknot .paper { fill: #ffffff; stroke: #d5dbe2 }
    .unknot .title { font-size: 21px; font-weight: 600 }
    .unknot .facts { font-size: 13px }
    .unknot .small { font-size: \(Int(small))px }
    .unknot .area { font-size: 13px; font-weight: 600 }
    .unknot .faint, .unknot .facts { fill: #5a6673 }
    .unknot .grid { stroke: #e3e7ec; fill: none }
    .unknot .axis { stroke: #9aa5b1; fill: none }
    .unknot .edge { stroke: #ffffff }
    .unknot .breath { fill: #3d8fb5; fill-opacity: 0.22; stroke: #2f7ea3; stroke-width: 1.2; stroke-linejoin: round }
    .unknot-mark { fill: #1d2630; stroke: none }
    .unknot-line { fill: none; stroke: #1d2630; stroke-width: 1.5 }
    .unknot .voice { fill: #c8961a }
    \(fills(kinds, after: ".unknot ", isDark: false))
    @media (prefers-color-scheme: dark) {
    .unknot text { fill: #e6ebf0 }
    .unknot .paper { fill: #12171d; stroke: #2b333d }
    .unknot .faint, .unknot .facts { fill: #9dabb9 }
    .unknot .grid { stroke: #262e37 }
    .unknot .axis { stroke: #66727f }
    .unknot .edge { stroke: #12171d }
    .unknot .breath { fill: #5bb3da; stroke: #6cc0e4 }
    .unknot-mark { fill: #e6ebf0 }
    .unknot-line { stroke: #e6ebf0 }
    .unknot .voice { fill: #d9b13b }
    \(fills(kinds, after: ".unknot ", isDark: true))
    }
    </style>

    """
  }
}
