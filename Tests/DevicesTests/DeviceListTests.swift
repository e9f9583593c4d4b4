import Devices
import Testing

@Suite struct DeviceListTests {
  @Test func realOutputsComeFirstAndConvertersNotAtAll() {
    let names = [
      "null", "lavrate", "samplerate", "speexrate", "jack", "oss", "pulse", "speex", "upmix", "vdownmix", "default",
      "hw:CARD=PCH,DEV=0", "plughw:CARD=PCH,DEV=0", "my-room",
    ]
    let listed = outputs(among: names.map { ListedDevice(name: $0, summary: "") })
    #expect(
      listed.map(\.name) == [
        "default", "pulse", "hw:CARD=PCH,DEV=0", "plughw:CARD=PCH,DEV=0", "my-room", "jack", "oss", "null",
      ])
  }
}
