import Routines
import Scheduling
import TestSupport
import Testing

/// Where the cues of some rules come to stand, with nothing else sounding: start, name, and the kind of their segment.
func cues(_ rules: String, steps: String = "- breathe: 30s", rule: String? = nil) throws -> [String] {
  let text = "timing: { ready: 10s, settle: 0s }\ncues:\n  \(rules)\nsteps:\n  \(steps)\n"
  let compiled = compile(text, silenced: ["ready", "area", "side", "countdown", "go", "breath", "finish"])
  let timeline = try #require(compiled.timeline, "\(compiled.said)")
  return timeline.cues.filter { rule == nil || $0.rule == rule }.map {
    "\($0.at.text) \($0.name) of \(timeline.segments[$0.segment].kind)"
  }
}
