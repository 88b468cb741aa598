internal import Quantities

/// Writes workbooks of the form XLSX: the same workbook gives the same bytes.
///
/// Texts are texts for good: their cells are formatted as such, so that a spreadsheet program keeps
/// the digits of an identity number also when somebody edits the cell.
public struct WorkbookWriter: Sendable, Hashable {
  /// How many rows at the top of each sheet are headings, which are emphasised and stay in view.
  public var headingRows: Int

  /// Creates a writer.
  public init(headingRows: Int = 1) {
    self.headingRows = headingRows
  }

  /// Returns the file of a workbook.
  ///
  /// - Parameter workbook: What is written; without a sheet, an empty one is.
  /// - Returns: The bytes.
  public func bytes(of workbook: Workbook) -> [UInt8] {
    let sheets = workbook.sheets.isEmpty ? [Worksheet(name: "Sheet1")] : workbook.sheets
    let names = SheetNames.unique(sheets.map(\.name))
    var archive = PartArchiveWriter()
    archive.add("[Content_Types].xml", Fixed.contentTypes(sheets.count))
    archive.add("_rels/.rels", Fixed.relations)
    archive.add("xl/workbook.xml", Fixed.list(zip(names, sheets.map(\.isHidden)).map { $0 }))
    archive.add("xl/_rels/workbook.xml.rels", Fixed.relations(of: sheets.count))
    archive.add("xl/styles.xml", Fixed.styles)
    for (index, sheet) in sheets.enumerated() {
      let text = SheetWriter(headingRows: headingRows).text(of: sheet)
      archive.add("xl/worksheets/sheet\(index + 1).xml", Array(text.utf8))
    }
    return archive.finished()
  }
}

/// Names of sheets as spreadsheet programs take them.
enum SheetNames {
  private static let longest = 31
  private static let forbidden: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\", "'"]

  /// Returns names that are allowed and differ, as like the given ones as can be.
  static func unique(_ names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.enumerated().map { index, name in
      let plain = String(name.filter { !forbidden.contains($0) && !$0.isNewline })
      var unique = plain.isEmpty ? "Sheet\(index + 1)" : String(plain.prefix(longest))
      var number = 2
      while !taken.insert(unique.lowercased()).inserted {
        let end = " \(number)"
        unique = plain.prefix(longest - end.count) + end
        number += 1
      }
      return unique
    }
  }
}
