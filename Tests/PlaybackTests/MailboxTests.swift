import PCM
import Testing

@testable import Playback

/// Commands on their way to the render thread (`Command.swift`; a file of that name would be left out where the tests of
/// the command are).
@Suite struct MailboxTests {
  private func exit(_ command: Command) -> Int32? { if case .stop(let exit) = command { exit } else { nil } }

  @Test func whatHasComeIsTakenOnceTheOldestFirst() {
    let mailbox = Mailbox()
    #expect(mailbox.take().isEmpty)
    for number in 0..<5 as Range<Int32> { mailbox.post(.stop(exit: number)) }
    #expect(mailbox.take().map(exit) == [0, 1, 2, 3, 4] && mailbox.take().isEmpty)
    mailbox.post(.stop(exit: 9))
    #expect(mailbox.take().map(exit) == [9])
  }

  /// From many threads, while somebody takes: none is lost, and those of one thread stay in their order.
  @Test func noneIsLostHoweverManySend() async {
    let mailbox = Mailbox()
    let taken = await withTaskGroup(of: [Int32].self) { group in
      for sender in 0..<4 as Range<Int32> {
        group.addTask {
          for number in 0..<500 as Range<Int32> { mailbox.post(.stop(exit: sender * 1000 + number)) }
          return mailbox.take().compactMap { if case .stop(let exit) = $0 { exit } else { nil } }
        }
      }
      return await group.reduce(into: []) { $0 += $1 } + mailbox.take().compactMap(exit)
    }
    #expect(taken.count == 2000 && Set(taken).count == 2000)
  }
}
