internal import Diagnostics
internal import Spreadsheets

/// Whether the merged cells of a sheet can be what a program wrote.
enum MergedRanges {
  /// Returns whether two of the ranges have a cell in common.
  ///
  /// - Complexity: Each range is looked up among those that are open where it begins, by halving.
  static func overlap(_ ranges: [CellRange]) -> Bool {
    var open = OpenRanges()
    let sorted = ranges.sorted { $0.rows.lowerBound < $1.rows.lowerBound }
    return !sorted.allSatisfy { open.insert($0) }
  }
}

/// Ranges that reach down to a row, from left to right; no two have a column in common.
private struct OpenRanges {
  private var ranges: [CellRange] = []

  /// Adds a range that begins no higher than those before; false if it has a cell of one of them.
  mutating func insert(_ range: CellRange) -> Bool {
    let first = firstIndex(reaching: range.columns.lowerBound)
    var end = first
    while end < ranges.count, ranges[end].columns.lowerBound <= range.columns.upperBound {
      if ranges[end].rows.upperBound >= range.rows.lowerBound { return false }
      end += 1
    }
    ranges.replaceSubrange(first..<end, with: [range])
    return true
  }

  /// The first range that ends in a column or behind it.
  private func firstIndex(reaching column: Int) -> Int {
    var (lower, upper) = (0, ranges.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if ranges[middle].columns.upperBound < column { lower = middle + 1 } else { upper = middle }
    }
    return lower
  }
}

extension Diagnostic.Message {
  static let overlappingRanges = Self(
    "register.overlapping-ranges",
    en: "merged cells of the sheet overlap; undo the merging and save it again",
    zh: "工作表中有相互重叠的合并单元格；请取消合并后重新保存"
  )
}
