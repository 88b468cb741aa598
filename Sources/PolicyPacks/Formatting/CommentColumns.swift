/// Finds where comments that have a line of their own are to stand: with what they stood with.
struct CommentColumns {
  private let walk: LayoutWalk

  /// Creates a finder for a file.
  init(_ walk: LayoutWalk) {
    self.walk = walk
  }

  /// Returns the column for the comment of a line.
  ///
  /// It is that of the next line, if the comment stood in one column with it, else that of the
  /// nearest line above with which it did, else that of the next line.
  func column(of line: Int) -> Int {
    let old = oldColumn(of: line)
    let next = (line + 1..<max(line + 1, walk.lines.count)).first { isSet($0) }
    let below = next.flatMap { walk.settings[$0].indentation }
    if let next, oldColumn(of: next) == old, let below { return below }
    return above(line, old: old) ?? below ?? lastAbove(line) ?? 0
  }

  private func oldColumn(of line: Int) -> Int {
    walk.lines.contentStart(of: line) - walk.lines.starts[line]
  }

  private func isSet(_ line: Int) -> Bool {
    let setting = walk.settings[line]
    return setting.indentation != nil && !setting.columns.isEmpty && !setting.isInText
  }

  private func above(_ line: Int, old: Int) -> Int? {
    for line in (0..<line).reversed() where isSet(line) {
      let columns = walk.settings[line].columns
      if let same = columns.first(where: { $0.old == old }) { return same.new }
      if columns.contains(where: { $0.old < old }) { return nil }
    }
    return nil
  }

  private func lastAbove(_ line: Int) -> Int? {
    (0..<line).last { isSet($0) }.flatMap { walk.settings[$0].indentation }
  }
}
