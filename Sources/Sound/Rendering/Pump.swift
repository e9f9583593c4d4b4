import PCM

/// Renders a score into a sink, from the first frame to the last. `render` gets its frames by this function, as `play`
/// gets them by the player.
///
/// Memory does not grow with the length of the score, because the renderer keeps clips only within its budget.
///
/// - Parameters:
///   - range: the part of the score to render; nil for all of it. Adjoining parts have the same samples as the whole.
///   - progress: called after each piece with the frame that rendering has reached. If it returns false, rendering
///     stops and the sink is left incomplete.
/// - Returns: whether everything was rendered.
/// - Throws: what a source or the sink throws.
package func pump<Output: Sink & ~Copyable>(
  _ score: Score, _ format: StreamFormat, range: Range<FramePosition>? = nil, into sink: inout Output,
  progress: (FramePosition) -> Bool
) throws -> Bool {
  var renderer = Renderer(score, format)
  let framesPerPiece = 65_536 / format.bytesPerFrame
  let piece = UnsafeMutableRawBufferPointer.allocate(
    byteCount: framesPerPiece * format.bytesPerFrame, alignment: MemoryLayout<Float>.alignment)
  defer { piece.deallocate() }
  var position = range?.lowerBound ?? .zero
  let end = range?.upperBound ?? .zero + score.length
  while position < end {
    let count = FrameCount(min(Int64(framesPerPiece), (end - position).rawValue))
    try renderer.prepare(position..<position + count)
    let bytes = UnsafeMutableRawBufferPointer(rebasing: piece[..<(Int(count.rawValue) * format.bytesPerFrame)])
    renderer.render(into: bytes, from: position, levels: Levels())
    try sink.write(UnsafeRawBufferPointer(bytes))
    position += count
    if !progress(position) { return false }
  }
  return true
}
