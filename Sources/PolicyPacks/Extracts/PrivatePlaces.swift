internal import Diagnostics

/// Where personal values stand, so that no report shows a line that has one.
struct PrivatePlaces {
  private var places: [SourceText: [Range<Int>]] = [:]

  /// How far from its mark a report shows a line that is too long to show wholly, and a bit more.
  private static let shown = 400

  /// Remembers that a place holds a personal value.
  mutating func add(_ range: SourceRange) {
    places[range.source, default: []].append(range.bytes)
  }

  /// Returns the diagnostics, those private that would show a line with a personal value.
  func marked(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard !diagnostics.isEmpty, !places.isEmpty else { return diagnostics }
    let lines = places.mapValues { Lines(holding: $0) }
    let texts = Dictionary(uniqueKeysWithValues: places.keys.map { ($0, LineBreaks($0)) })
    return diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      let ranges = ([diagnostic.range] + diagnostic.notes.map(\.range)).compactMap(\.self)
      let shows = ranges.contains { range in
        guard let breaks = texts[range.source], let lines = lines[range.source] else {
          return false
        }
        return lines.touch(breaks.line(at: range.bytes.lowerBound, within: Self.shown))
      }
      if shows { diagnostic.isPrivate = true }
      return diagnostic
    }
  }
}

/// The places of personal values in one text, in their order.
private struct Lines {
  let places: [Range<Int>]

  init(holding places: [Range<Int>]) {
    self.places = places.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Whether one of the places has a byte in a range.
  func touch(_ range: Range<Int>) -> Bool {
    var (lower, upper) = (0, places.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if places[middle].upperBound <= range.lowerBound {
        lower = middle + 1
      } else {
        upper = middle
      }
    }
    return lower < places.count && places[lower].lowerBound < range.upperBound
  }
}

/// The line breaks of a text.
private struct LineBreaks {
  private let offsets: [Int]
  private let count: Int

  init(_ source: SourceText) {
    count = source.bytes.count
    offsets = source.bytes.withUnsafeBufferPointer { bytes in
      bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
    }
  }

  /// Returns the line that holds an offset, cut at a distance from it.
  func line(at offset: Int, within distance: Int) -> Range<Int> {
    var (lower, upper) = (0, offsets.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if offsets[middle] < offset { lower = middle + 1 } else { upper = middle }
    }
    let start = max(lower == 0 ? 0 : offsets[lower - 1] + 1, offset - distance)
    let end = min(lower == offsets.count ? count : offsets[lower], offset + distance)
    return start..<max(start, end)
  }
}
