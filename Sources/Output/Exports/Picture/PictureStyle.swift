import Routines

/// The colours of the picture, light and dark; the reader's own setting chooses.
enum PictureStyle {
  /// The fill of segments of a kind, in light and in dark.
  private static func fill(_ kind: SegmentKind) -> (String, String) {
    switch kind {
    case .ready, .finish: ("#cfd6df", "#46515e")
    case .settle: ("#e6e9ed", "#323a44")
    case .roll: ("#9ccbea", "#2b6490")
    case .hold: ("#f3a77c", "#a9562a")
    case .stretch: ("#c9b4ea", "#6b4f9f")
    case .rest: ("#b9dfb2", "#3d7045")
    case .breathe: ("#9edcd4", "#24766f")
    case .wait: ("#ead9a4", "#75662b")
    case .say: ("#f6df85", "#86701c")
    }
  }

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
    .unknot .small { font-size: 11px }
    .unknot .area { font-size: 12px; font-weight: 600 }
    .unknot .faint, .unknot .facts { fill: #5a6673 }
    .unknot .grid { stroke: #e3e7ec; fill: none }
    .unknot .axis { stroke: #9aa5b1; fill: none }
    .unknot .edge { stroke: #ffffff }
    .unknot .breath { fill: #3d8fb5; fill-opacity: 0.22; stroke: #2f7ea3; stroke-width: 1.2; stroke-linejoin: round }
    .unknot-mark { fill: #1d2630; stroke: none }
    .unknot-line { fill: none; stroke: #1d2630; stroke-width: 1.5 }
    .unknot .voice { fill: #f6df85 }
    \(kinds.map { ".unknot .\($0) { fill: \(fill($0).0) }" }.joined(separator: "\n"))
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
    .unknot .voice { fill: #86701c }
    \(kinds.map { ".unknot .\($0) { fill: \(fill($0).1) }" }.joined(separator: "\n"))
    }
    </style>

    """
  }
}
