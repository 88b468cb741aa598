internal import Diagnostics
public import Spreadsheets
public import Tabular

extension OfficeTable {
  /// Reads a file, of which the first bytes tell whether it is a workbook or CSV.
  ///
  /// - Parameters:
  ///   - name: The name under which the file is shown.
  ///   - bytes: The file.
  ///   - encoding: How a CSV file is encoded; `nil` to find out.
  ///   - sheet: The sheet of a workbook; `nil` for the first that is shown.
  ///   - limits: How much of a workbook may be read.
  /// - Throws: `SpreadsheetError` if a workbook can't be read, or has no such sheet.
  public init(
    name: String,
    reading bytes: [UInt8],
    encoding: TableEncoding? = nil,
    sheet: String? = nil,
    limits: WorkbookLimits = .standard
  ) throws(SpreadsheetError) {
    let isWorkbook = bytes.starts(with: [0x50, 0x4B]) || bytes.starts(with: [0xD0, 0xCF, 0x11])
    guard isWorkbook else {
      self.init(name: name, csv: DecodedText(name: name, bytes: bytes, as: encoding))
      return
    }
    let found = try Workbook(reading: bytes, limits: limits).sheet(named: sheet)
    self.init(
      name: name,
      format: .workbook(sheet: found.name),
      rows: found.rows,
      mergedRanges: found.mergedRanges
    )
  }

  /// Takes the rows of a CSV text; what is wrong with a row is kept with it.
  ///
  /// A text with more faults than ``/Tabular/DecodedText/mostFaults`` is no table, and none of its
  /// rows is.
  public init(name: String, csv text: DecodedText) {
    let separator = Self.separator(of: text.source)
    var reader = CSVReader(text.source, separator: separator)
    let lines = LineIndex(text.source)
    var rows: [SheetRow] = []
    func faultCount() -> Int { text.diagnostics.count + reader.diagnostics.count }
    while faultCount() <= DecodedText.mostFaults, let row = reader.next() {
      let number = lines.position(at: row.range.bytes.lowerBound).line
      let values = row.cells.map { $0.text.isEmpty ? CellValue.empty : .text($0.text) }
      rows.append(SheetRow(number: number, values: values))
    }
    let isWindows = text.source.bytes.contains(0x0D)
    let format = Format.csv(text.encoding, separator: separator, isWindows ? .windows : .unix)
    guard faultCount() <= DecodedText.mostFaults else {
      self.init(name: name, format: format, rows: [], findings: [.noTable])
      return
    }
    self.init(
      name: name,
      format: format,
      rows: rows.filter { $0.lastColumn > 0 },
      faults: Self.faults(text.diagnostics + reader.diagnostics, lines, rows.map(\.number))
    )
  }

  /// A tab where the first line has some and no comma, as programs write what is copied from them.
  private static func separator(of source: SourceText) -> Unicode.Scalar {
    let first = source.bytes.prefix { $0 != 0x0A }
    return first.contains(0x09) && !first.contains(UInt8(ascii: ",")) ? "\t" : ","
  }

  /// Gives each fault to the row in which it lies.
  private static func faults(
    _ diagnostics: [Diagnostic],
    _ lines: LineIndex,
    _ numbers: [Int]
  ) -> [Int: [Diagnostic.Message]] {
    var faults: [Int: [Diagnostic.Message]] = [:]
    for diagnostic in diagnostics {
      let line = diagnostic.range.map { lines.position(at: $0.bytes.lowerBound).line } ?? 1
      let row = Self.row(of: line, in: numbers) ?? line
      let known = faults[row, default: []]
      if !known.contains(diagnostic.message) { faults[row] = known + [diagnostic.message] }
    }
    return faults
  }

  /// The last row that begins in a line or before it, else the first.
  private static func row(of line: Int, in numbers: [Int]) -> Int? {
    var (lower, upper) = (0, numbers.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if numbers[middle] <= line { lower = middle + 1 } else { upper = middle }
    }
    return numbers.isEmpty ? nil : numbers[max(lower - 1, 0)]
  }
}

extension Diagnostic.Message {
  fileprivate static let noTable = Self(
    "register.no-table",
    en: "more than \(DecodedText.mostFaults) places can't be read: the file is no table, or is in "
      + "another encoding",
    zh: "有 \(DecodedText.mostFaults) 处以上无法读取：该文件不是表格，或采用了其他编码"
  )
}
