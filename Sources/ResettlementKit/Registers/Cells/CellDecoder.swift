internal import Diagnostics
internal import Quantities
internal import ResettlementCore
internal import Spreadsheets

/// Reads the cells of one column as values of one fact, as offices write them.
///
/// Numbers may be texts, have full-width digits, commas and a unit; dates have many forms; truth is
/// a word or a tick. What can't be meant is a mistake, and never guessed.
struct CellDecoder {
  let declaration: FactDeclaration
  let column: TableMapping.Column

  /// Reads a cell.
  func reading(of cell: CellValue) -> CellReading {
    if case .failure = cell { return .mistake(.cellFailure) }
    let plain = CellWords.plain(cell.plainText)
    guard !plain.isEmpty else { return empty }
    if declaration.privacy != .open, plain.contains("**") { return .mistake(.cellMasked) }
    if let code = column.codes[plain] { return decoded(.text(code), code) }
    if declaration.isOptional, Self.absentWords.contains(plain), !isCase(plain) {
      return .value(.absent)
    }
    return decoded(cell, plain)
  }

  /// What stands for a list that has nothing in it, since an empty cell says that nobody knows.
  static let emptyList = "[]"

  private static let absentWords: Set = ["无", "没有", "/", "-", "--", "—", "null", "N/A"]

  private var empty: CellReading {
    switch column.empty {
    case .unknown: .value(.unknown)
    case .absent: declaration.isOptional ? .value(.absent) : .mistake(.cellMayNotBeAbsent)
    case .refused: .mistake(.cellMissing)
    case .text(let text): decoded(.text(text), CellWords.plain(text))
    }
  }

  private func isCase(_ word: String) -> Bool {
    guard case .enumeration(let enumeration) = declaration.type else { return false }
    return enumeration.case(word) != nil
  }

  private func decoded(_ cell: CellValue, _ plain: String) -> CellReading {
    let reading = reading(cell, plain, as: declaration.type)
    guard case .value(let value, let remark) = reading else { return reading }
    do throws(FactMismatch) {
      try declaration.check(value)
      return .value(value, remark: remark)
    } catch {
      return .mistake(.cellMismatch(error.reason))
    }
  }

  private func reading(_ cell: CellValue, _ plain: String, as type: FactType) -> CellReading {
    switch type {
    case .boolean: boolean(cell, plain)
    case .number(let range): number(plain, range, isTyped: cell.isNumber)
    case .text: text(cell, plain)
    case .date: date(cell, plain)
    case .enumeration(let enumeration): symbol(plain, enumeration)
    case .reference: .value(.reference(CellWords.trimmed(cell.integerText)))
    case .list(let element): list(plain, of: element)
    }
  }
}

// MARK: - Types

extension CellDecoder {
  private static let truths: [String: Bool] = [
    "是": true, "有": true, "√": true, "✓": true, "✔": true, "对": true, "1": true, "y": true,
    "yes": true, "true": true, "已": true, "否": false, "无": false, "没有": false, "×": false,
    "✗": false, "✘": false, "x": false, "0": false, "n": false, "no": false, "false": false,
    "不是": false, "未": false,
  ]

  private func boolean(_ cell: CellValue, _ plain: String) -> CellReading {
    if case .boolean(let truth) = cell { return .value(.boolean(truth)) }
    guard let truth = Self.truths[plain.lowercased()] else {
      return .mistake(.cellNoTruth(shown(plain)))
    }
    return .value(.boolean(truth))
  }

  private func number(_ plain: String, _ range: NumberRange, isTyped: Bool) -> CellReading {
    var text = plain.filter { !$0.isWhitespace }
    for unit in Self.units(of: range.unit) where text.hasSuffix(unit) {
      text.removeLast(unit.count)
      break
    }
    if text.hasPrefix("¥") || text.hasPrefix("￥") { text.removeFirst() }
    if text.contains(/^-?\d{1,3}(,\d{3})+(\.\d+)?$/) { text.removeAll { $0 == "," } }
    guard let number = ExactDecimal(text) else { return .mistake(.cellNoNumber(shown(plain))) }
    return .value(.number(isTyped ? Self.asShown(number, text) : number))
  }

  /// A number as a spreadsheet program shows it, without the traces of binary fractions.
  private static func asShown(_ number: ExactDecimal, _ text: String) -> ExactDecimal {
    let digits = text.filter(\.isNumber).drop { $0 == "0" }
    guard digits.count > 15, !text.lowercased().contains("e") else { return number }
    let decimals = text.split(separator: ".").dropFirst().joined().count
    return number.rounded(toPlaces: 15 - digits.count + decimals, mode: .halfEven)
  }

  private static func units(of unit: String) -> [String] {
    let base = unit.split(separator: "/").first.map(String.init) ?? unit
    return [
      "yuan": ["元/月", "元/年", "元"], "person": ["人", "口"], "month": ["个月", "月"],
      "m2": ["平方米", "㎡", "平米", "m2"],
      "mu": ["亩"], "year": ["年"], "household": ["户"], "time": ["次"], "visit": ["次"], "day": ["天"],
    ][base] ?? []
  }

  private func date(_ cell: CellValue, _ plain: String) -> CellReading {
    if case .date(let day) = cell { return .value(.date(day)) }
    // The zero of a tenth month is lost in a number: 2024.1 is January or October.
    if cell.isNumber, plain.contains(".1"), plain.hasSuffix(".1") {
      return .mistake(.cellAmbiguousMonth)
    }
    switch CellDate(plain) {
    case .day(let day): return .value(.date(day))
    case .month(let first): return month(first)
    case nil: return .mistake(.cellNoDate(shown(plain)))
    }
  }

  private func month(_ first: CalendarDay) -> CellReading {
    switch column.partialDates {
    case .first: .value(.date(first), remark: .cellMonth(first))
    case .last: .value(.date(first.lastDayOfMonth), remark: .cellMonth(first.lastDayOfMonth))
    case .refused: .mistake(.cellWithoutDay)
    }
  }

  private func symbol(_ plain: String, _ enumeration: Enumeration) -> CellReading {
    let word = plain.filter { !$0.isWhitespace }
    if let known = enumeration.case(word) ?? enumeration.case(plain) {
      return .value(.symbol(known.id))
    }
    if let id = CellSynonyms.cases[enumeration.id]?[word], enumeration.case(id) != nil {
      return .value(.symbol(id))
    }
    let names = enumeration.cases.map(\.name.chinese)
    let isOpen = declaration.privacy == .open
    return .mistake(
      .cellNoCase(
        shown(plain),
        nearest: isOpen ? nearestName(to: word, among: names) : nil,
        names: names
      )
    )
  }

  private func list(_ plain: String, of element: FactType) -> CellReading {
    if plain == Self.emptyList { return .value(.list([])) }
    let parts = plain.split { ";；、,，".contains($0) }.map { CellWords.trimmed(String($0)) }
    var values: [FactValue] = []
    for part in parts where !part.isEmpty {
      switch reading(.text(part), part, as: element) {
      case .value(let value, _): values.append(value)
      case .mistake(let message): return .mistake(message)
      }
    }
    return .value(.list(values))
  }
}

// MARK: - Texts

extension CellDecoder {
  private func text(_ cell: CellValue, _ plain: String) -> CellReading {
    switch declaration.id {
    case "identity_number": return identityNumber(cell)
    case "phone", "credit_code", "account":
      return .value(.text(cell.integerText.filter { !$0.isWhitespace }))
    default: break
    }
    return .value(.text(cell.isNumber ? cell.integerText : CellWords.trimmed(cell.plainText)))
  }

  private func identityNumber(_ cell: CellValue) -> CellReading {
    switch IdentityNumberCell(cell) {
    case .right(let number): .value(.text(number.revealed))
    case .rounded: .mistake(.roundedIdentityNumber)
    case .wrong(let text, let error): .value(.text(text), remark: .wrongIdentityNumber(error))
    }
  }

  /// A text as a message may show it: only of an open fact, and no number of a person.
  private func shown(_ text: String) -> String? {
    guard declaration.privacy == .open, text.count(where: \.isNumber) < 11 else { return nil }
    return text.count > 30 ? text.prefix(30) + "…" : text
  }
}

extension CellValue {
  /// Whether the cell holds a number and not the text of one.
  var isNumber: Bool {
    guard case .number = self else { return false }
    return true
  }

  /// The value as a text; a whole number without exponent and point, and full-width signs narrow.
  var integerText: String {
    let plain = CellWords.plain(plainText)
    guard isNumber, let number = ExactDecimal(plain) else { return plain }
    return number.description
  }
}
