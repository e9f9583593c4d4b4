import PCM

/// Renders a score from its first frame to its last into a sink. This is what pulls in `render`, as the player does in
/// `play`.
///
/// Memory does not grow with the length: clips come and go within the renderer's budget.
///
/// - Parameters:
///   - range: a part of the score; nil for the whole. Parts one after the other are the whole, sample by sample.
///   - progress: called after each piece with the part that is done, 0…1. If it returns false the work ends early, and
///     the sink is left incomplete.
/// - Returns: whether it came to the end.
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
