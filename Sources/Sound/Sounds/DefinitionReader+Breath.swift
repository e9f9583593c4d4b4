import Documents

extension DefinitionReader {
  func breath(_ fields: Fields) -> BreathTone {
    let breath = BreathTone(
      low: number("low", in: fields, unit: .hertz, 200...1000),
      high: number("high", in: fields, unit: .hertz, 200...2000),
      harmonics: harmonics(fields),
      swell: number("swell", in: fields, unit: .decibels, 0...60, standard: 12),
      chorus: fields["chorus"].flatMap { chorus($0) },
      air: fields["air"].flatMap { air($0) },
      level: number("level", in: fields, unit: .decibels, -60 ... -12, standard: -26))
    if fields["low"] != nil, let node = fields["high"], breath.high < breath.low * 1.1 {
      diagnostics.error(
        node.location,
        "the tone rises from \"low\" to \"high\": make \"high\" at least 1.1 times as much, or nobody hears it")
    }
    return breath
  }

  private func harmonics(_ fields: Fields) -> [Double] {
    guard let node = fields["harmonics"] else {
      diagnostics.error(fields.location, "\"harmonics\" is missing; write their levels in dB, such as [0, -8, -14]")
      return [0]
    }
    guard let items = list(node, "harmonics", 1...16) else { return [0] }
    return items.map { number($0, "a harmonic's level", unit: .decibels, -80...0, else: -80) }
  }

  private func chorus(_ node: Node) -> BreathTone.Chorus? {
    if node.isOff { return nil }
    guard let fields = Fields(node, known: ["level", "detune"], what: "the chorus", diagnostics) else { return nil }
    return BreathTone.Chorus(
      level: number("level", in: fields, unit: .decibels, -60...0),
      detune: number("detune", in: fields, unit: .hertz, 0...5))
  }

  private func air(_ node: Node) -> BreathTone.Air? {
    if node.isOff { return nil }
    guard let fields = Fields(node, known: ["level", "in", "out"], what: "the air", diagnostics) else { return nil }
    return BreathTone.Air(
      level: number("level", in: fields, unit: .decibels, -60...0),
      inhale: number("in", in: fields, unit: .hertz, 200...6000),
      exhale: number("out", in: fields, unit: .hertz, 200...6000))
  }
}
