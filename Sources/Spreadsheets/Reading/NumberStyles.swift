/// Which styles of a workbook show a number as a date.
struct NumberStyles {
  /// For each style of cells, whether it shows dates.
  private var areDates: [Bool] = []

  /// Styles of which none shows dates, as of a workbook that has no such part.
  init() {}

  /// Reads the part `styles.xml`.
  init(_ part: String, _ bytes: [UInt8]) throws(SpreadsheetError) {
    var reader = try MarkupReader(part, bytes)
    var codes: [Int: String] = [:]
    var isInCells = false
    while let piece = try reader.next() {
      switch piece {
      case .start("numFmt", let keys):
        if let id = keys["numFmtId"].flatMap({ Int($0) }) { codes[id] = keys["formatCode"] }
      case .start("cellXfs", _): isInCells = true
      case .end("cellXfs"): isInCells = false
      case .start("xf", let keys) where isInCells:
        let id = keys["numFmtId"].flatMap { Int($0) } ?? 0
        areDates.append(codes[id].map(Self.isDate) ?? Self.builtInDates.contains(id))
      default: continue
      }
    }
  }

  /// Whether the style with a number shows dates.
  func isDate(_ style: Int) -> Bool { areDates.indices.contains(style) && areDates[style] }

  /// The dates among the styles that every program knows; from 27 on those of Chinese ones.
  private static let builtInDates: Set<Int> = Set([14, 15, 16, 17, 22] + (27...31) + (36...36))
    .union(50...54).union(57...58)

  /// Whether a format shows a year or a day, outside quotes and brackets.
  static func isDate(_ code: String) -> Bool {
    var isQuoted = false
    var brackets = 0
    var skipsNext = false
    for character in code.lowercased() {
      if skipsNext {
        skipsNext = false
        continue
      }
      switch character {
      case "\"": isQuoted.toggle()
      case _ where isQuoted: continue
      case "\\", "_", "*": skipsNext = true
      case "[": brackets += 1
      case "]": brackets = max(0, brackets - 1)
      case ";" where brackets == 0: return false
      case "y", "d": if brackets == 0 { return true }
      default: continue
      }
    }
    return false
  }
}
