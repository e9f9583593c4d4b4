import Testing
import Units

@Suite struct BusTests {
  @Test func aBusIsFoundByItsName() {
    #expect(Bus.allCases.map { Bus(name: $0.name) } == Bus.allCases && Bus(name: "voices") == nil)
  }
}
