// MARK: - Rows above rows

extension ProgramWorkspace {
  /// Returns whose list the members of a frame are, for a row of the frame's parent: its row in the
  /// frame's origin.
  ///
  /// A host that fills a block asks for it once the members of the parent have been set.
  public func originRow(ofList frame: Int, row: Int) -> Int {
    guard let origin = program.frames[frame].origin, var above = program.frames[frame].parent else {
      return row
    }
    var row = row
    while above != origin, let next = program.frames[above].parent {
      row = frames[above].parent(of: row)
      above = next
    }
    return row
  }
}
