import Documents

extension Area {
  /// The known area that a word means which is its name in another form, such as `calf`, `left calves`, `calves 30s` or
  /// `quadz`; nil for a known area itself, and for a word that is another area's name.
  package static func meant(by text: String) -> Area? {
    let key = normalised(text)
    if let area = named(key) { return area }
    if let area = otherNames[key].flatMap(named) { return area }
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    let rest = words.filter { !marginal.contains($0) }
    if !rest.isEmpty, rest.count < words.count || text.contains(where: \.isNumber) {
      let joined = rest.joined(separator: "-")
      if let area = named(joined) ?? otherNames[joined].flatMap(named) { return area }
    }
    // A word with another beginning is rather another muscle: biceps are no triceps.
    let near = nearest(to: key, among: known.map(\.name) + otherNames.keys.sorted()).first { $0.first == key.first }
    return near.flatMap { named($0) ?? otherNames[$0].flatMap(named) }
  }

  /// Words beside the name of an area that do not make it another area.
  private static let marginal: Set = [
    "s", "m", "sec", "secs", "seconds", "min", "mins", "minutes", "x", "times", "left", "right", "both", "each", "side",
    "sides", "my", "the", "muscle", "muscles", "area", "roll", "rolling", "roller", "ball", "foam",
  ]

  /// Other names of known areas, in the form in which names are compared.
  private static let otherNames: [String: String] = [
    "calf": "calves", "calfs": "calves", "calve": "calves", "gastrocnemius": "calves", "soleus": "calves",
    "quad": "quads", "quadriceps": "quads", "thigh": "quads", "thighs": "quads", "front-thigh": "quads",
    "hamstring": "hamstrings", "hams": "hamstrings", "hammies": "hamstrings", "hamstr": "hamstrings",
    "back-thigh": "hamstrings", "glute": "glutes", "gluteus": "glutes", "buttocks": "glutes", "butt": "glutes",
    "bum": "glutes", "foot": "feet", "sole": "feet", "soles": "feet", "arches": "feet", "plantar": "feet",
    "plantar-fascia": "feet", "forearm": "forearms", "lower-arm": "forearms", "lower-arms": "forearms",
    "pec": "pecs", "pectorals": "pecs", "chest": "pecs", "adductor": "adductors", "inner-thigh": "adductors",
    "inner-thighs": "adductors", "groin": "adductors", "hip-flexor": "hip-flexors", "hipflexor": "hip-flexors",
    "hipflexors": "hip-flexors", "psoas": "hip-flexors", "lat": "lats", "latissimus": "lats", "shin": "shins",
    "tibialis": "shins", "tricep": "triceps", "upper-back": "back", "thoracic-spine": "back", "mid-back": "back",
    "necks": "neck", "nape": "neck",
  ]
}
