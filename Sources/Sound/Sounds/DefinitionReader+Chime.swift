import Documents

extension DefinitionReader {
  /// The highest frequency that every session can carry: the lowest rate is 8000 frames per second.
  private static let audible = 3600.0

  func chime(_ fields: Fields) -> Chime {
    let chime = Chime(
      base: number("base", in: fields, unit: .hertz, 100...4000),
      partials: partials(fields),
      strike: fields["strike"].map { strike($0) } ?? Chime.Strike(),
      rhythm: fields["rhythm"].map { rhythm($0) } ?? [Chime.Stroke()],
      peak: number("peak", in: fields, unit: .decibels, -60 ... -1, standard: -12))
    if fields["base"] != nil, let lowest = chime.partials.map(\.ratio).min(),
      let highest = chime.rhythm.map(\.pitch).max(), chime.base * lowest * highest > Self.audible
    {
      diagnostics.error(
        fields.keyLocation("partials"),
        "no partial is below \(Int(Self.audible)) Hz, so this would be silent at a rate of 8000; add a lower one")
    }
    return chime
  }

  private func partials(_ fields: Fields) -> [Chime.Partial] {
    let harmless = [Chime.Partial(ratio: 1, level: 0, decay: 1)]
    guard let node = fields["partials"] else {
      diagnostics.error(
        fields.location, "\"partials\" is missing; write a list such as [{ ratio: 1, level: 0, decay: 2s }]")
      return harmless
    }
    guard let items = list(node, "partials", 1...64) else { return harmless }
    let partials = items.compactMap { item -> Chime.Partial? in
      guard let fields = Fields(item, known: ["ratio", "level", "decay", "beat"], what: "a partial", diagnostics)
      else { return nil }
      return Chime.Partial(
        ratio: number("ratio", in: fields, unit: .factor, 0.25...40),
        level: number("level", in: fields, unit: .decibels, -80...12, standard: 0),
        decay: number("decay", in: fields, unit: .seconds, 0.005...60),
        beat: number("beat", in: fields, unit: .hertz, 0...20, standard: 0))
    }
    return partials.isEmpty ? harmless : partials
  }

  private func strike(_ node: Node) -> Chime.Strike {
    guard let fields = Fields(node, known: ["attack", "noise"], what: "a strike", diagnostics) else {
      return Chime.Strike()
    }
    return Chime.Strike(
      attack: number("attack", in: fields, unit: .seconds, 0.0005...1, standard: Chime.Strike().attack),
      noise: fields["noise"].flatMap { noise($0) })
  }

  private func noise(_ node: Node) -> Chime.Noise? {
    if node.isOff { return nil }
    guard let fields = Fields(node, known: ["level", "decay", "low", "high"], what: "the noise", diagnostics) else {
      return nil
    }
    let standard = Chime.Noise(level: 0, decay: 0.1)
    let noise = Chime.Noise(
      level: number("level", in: fields, unit: .decibels, -80...12),
      decay: number("decay", in: fields, unit: .seconds, 0.005...2),
      low: number("low", in: fields, unit: .hertz, 50...20_000, standard: standard.low),
      high: number("high", in: fields, unit: .hertz, 50...20_000, standard: standard.high))
    if noise.low >= noise.high {
      diagnostics.error(node.location, "the noise's band goes from low to high: make \"low\" less than \"high\"")
    }
    return noise
  }

  private func rhythm(_ node: Node) -> [Chime.Stroke] {
    guard let items = list(node, "rhythm", 1...16) else { return [Chime.Stroke()] }
    let strokes = items.compactMap { item -> Chime.Stroke? in
      guard let fields = Fields(item, known: ["at", "pitch", "level"], what: "a stroke", diagnostics) else {
        return nil
      }
      return Chime.Stroke(
        at: number("at", in: fields, unit: .seconds, 0...30, standard: 0),
        pitch: number("pitch", in: fields, unit: .factor, 0.25...4, standard: 1),
        level: number("level", in: fields, unit: .decibels, -60...0, standard: 0))
    }
    if let first = strokes.first, first.at != 0 {
      diagnostics.error(items[0].location, "the first stroke begins at 0s, so that the sound is heard on its moment")
    }
    for (item, (stroke, next)) in zip(items.dropFirst(), zip(strokes, strokes.dropFirst())) where next.at < stroke.at {
      diagnostics.error(item.location, "strokes stand in the order of their times; this one is before the one above")
    }
    return strokes.isEmpty ? [Chime.Stroke()] : strokes
  }

  /// The items of a list whose length is within bounds; otherwise reports an error and returns nil.
  func list(_ node: Node, _ what: String, _ bounds: ClosedRange<Int>) -> [Node]? {
    guard case .sequence(let items) = node.value else {
      diagnostics.error(node.location, "\(what) is a list, here stands \(node.kindName)")
      return nil
    }
    guard bounds.contains(items.count) else {
      diagnostics.error(
        node.location, "\(what) has \(items.count) items; from \(bounds.lowerBound) to \(bounds.upperBound) are allowed"
      )
      return nil
    }
    return items
  }
}
