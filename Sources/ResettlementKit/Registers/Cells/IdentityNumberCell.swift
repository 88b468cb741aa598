internal import ResettlementCore
internal import Spreadsheets

/// What stands in a cell for a citizen identity number.
enum IdentityNumberCell: Equatable {
  /// A number whose parts and check are right.
  case right(CitizenIdentityNumber)
  /// A number of which a spreadsheet program kept only fifteen digits.
  case rounded
  /// Something else that was typed, without blanks.
  case wrong(String, CitizenIdentityNumberError)

  /// Looks at a cell.
  ///
  /// A number of more than fifteen digits that stands in a cell as a number was rounded, whatever
  /// its last digits are now.
  init(_ cell: CellValue) {
    let typed = CellWords.dense(cell.plainText).uppercased()
    let digits = cell.isNumber ? CellWords.dense(cell.integerText) : typed
    do throws(CitizenIdentityNumberError) {
      let number = try CitizenIdentityNumber(digits)
      self = cell.isNumber && digits.count > 15 ? .rounded : .right(number)
    } catch {
      self = Self.isRounded(typed, digits) ? .rounded : .wrong(digits, error)
    }
  }

  /// Whether a text looks like what a spreadsheet program makes of eighteen digits.
  private static func isRounded(_ typed: String, _ digits: String) -> Bool {
    if typed.contains(/^\d(\.\d+)?E\+?1[67]$/) { return true }
    return digits.count == 18 && digits.hasSuffix("000") && digits.allSatisfy(\.isNumber)
  }
}
