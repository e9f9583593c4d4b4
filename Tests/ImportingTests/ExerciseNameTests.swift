import Documents
import Routines
import Testing

@testable import Importing

@Suite struct ExerciseNameTests {
  @Test(arguments: [
    "Rest", "REST", "short break", "Ruhe!", "Kurze Pause", "Rest 30s", "30 sec rest", "Rest between sets",
    "Water break",
    "Riposo", "Отдых", "Dinlenme", "DİNLENME", "Mola", "Pause", "Descanso", "Repos", "Récupération", "Rust", "Vila",
    "Paus", "Hvile", "Lepo", "Tauko", "Odpoczynek", "Przerwa", "Odpočinek", "Přestávka", "Odpočinok", "Pihenő",
    "Szünet",
    "Pauză", "Odihnă", "Odmor", "Одмор", "Почивка", "Відпочинок", "Перерва", "ПЕРЕРЫВ", "Διάλειμμα", "Ανάπαυση", "休息",
    "休息30秒",
    "休憩", "휴식", "쉬는 시간", "استراحة", "راحة", "استراحت", "מנוחה", "הפסקה", "विश्राम", "বিশ্রাম", "ஓய்வு", "พัก", "Nghỉ ngơi",
    "Istirahat", "Rehat", "Pahinga", "Pausa", "Intervalo", "Recupero", "Repos actif", "Descans", "Poilsis", "Atpūta",
    "Puhkus",
    "Հանգիստ",
    "დასვენება", "Демалыс", "Dam olish", "İstirahət", "Pushim", "Mapumziko", "እረፍት", "Ripozo", "Hvíld", "Gorffwys",
  ])
  func aRestIsKnownByItsName(name: String) { #expect(RestWords.areIn(name)) }

  @Test(arguments: [
    "Rest day workout plan", "Restore", "", "30", "Pause squats", "Breaking the wave", "Rest pose", "Interval",
    "Child's pose",
    "Crest", "Vilasana", "short", "Pausen-Yoga Fluss", "Ruhender Hund", "Break dance",
  ])
  func anythingElseIsNone(name: String) { #expect(!RestWords.areIn(name)) }

  @Test(arguments: [
    ("Calves (left)", "calves", "left"), ("Calves [right]", "calves", "right"),
    ("Hip Flexors left", "hip-flexors", "left"),
    ("Wade, rechts", "Wade", "right"), ("Wade - links", "Wade", "left"), ("Linkes Bein", "Bein", "left"),
    ("Left Side Plank", "Side Plank", "left"), ("Side Plank (right side)", "Side Plank", "right"),
    ("Side Plank left side", "Side Plank", "left"), ("RIGHT: Lunge", "Lunge", "right"), ("Lunge (L)", "Lunge", "left"),
    ("(R) Lunge", "Lunge", "right"), ("Calves-left", "calves", "left"), ("Jambe gauche", "Jambe", "left"),
    ("Pierna derecha", "Pierna", "right"), ("Растяжка левая", "Растяжка", "left"), ("ストレッチ（左）", "ストレッチ", "left"),
    ("Left (calves)", "calves", "left"), ("Twist right", "Twist", "right"), ("– left calves", "calves", "left"),
    ("Stretch (left) slowly", "Stretch slowly", "left"),
  ])
  func oneSideWordAtTheEdgeOrInBracketsMakesASide(name: String, area: String, side: String) {
    let parts = SideWords.parts(of: name)
    #expect(parts.area == area && parts.side == side)
  }

  @Test(arguments: [
    "Left and right lunges", "Get up and go right away", "Left", "(left)", "Left/Right", "Right away",
    "Turn to the right",
    "All right", "Right-angle press", "Upright row", "Leftover", "Left, then right", "Bright side", "Swing left leg up",
    "Links und rechts", "Lunge (left and right)", "Plank (low)", "Variation (D)", "Side plank", "Dos droit",
    "Saludo al sol",
  ])
  func anyOtherNameIsKept(name: String) {
    let parts = SideWords.parts(of: name)
    #expect(parts.area == name && parts.side == nil)
  }

  /// A routine calls known areas by their names; what is not known keeps its capitals.
  @Test func onlyKnownAreasLoseTheirCapitals() {
    for area in Area.known { #expect(SideWords.parts(of: area.name.uppercased()).area == area.name) }
    #expect(SideWords.parts(of: "Child's Pose").area == "Child's Pose")
  }

  @Test(arguments: [
    ("10", 10_000), ("7,5", 7500), ("7.25", 7250), ("0", 0), ("10s", 10_000), ("10 s", 10_000), ("10 Sek.", 10_000),
    ("1:30", 90_000), ("0:05", 5000), ("1:00:01", 3_601_000), ("00:00:10", 10_000), ("1:30,5", 90_500),
    ("2 min", 120_000),
    ("1m30s", 90_000), ("1 min 30 sec", 90_000), ("1.5h", 5_400_000), ("500ms", 500), ("-2", -2000), (" 3 ", 3000),
    ("30\"", 30_000), ("1'30\"", 90_000),
  ])
  func timesAreReadAsTheyAreWritten(text: String, milliseconds: Int64) {
    #expect(WrittenTime.milliseconds(text) == milliseconds)
  }

  @Test(arguments: [
    "", "ten", "1:75", "1:70:00", "10x", "nan", "inf", "0x10", "1e99", "s", "3 apples", ":30", "1:", "5-6",
  ])
  func whatIsNoTimeIsNone(text: String) { #expect(WrittenTime.milliseconds(text) == nil) }
}
