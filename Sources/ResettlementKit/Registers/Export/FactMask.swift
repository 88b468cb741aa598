internal import Diagnostics
internal import ResettlementCore
internal import Spreadsheets

/// How values of facts stand in a table.
enum FactCell {
  /// Returns a value as a cell, in Chinese words.
  static func shown(_ value: FactValue, of declaration: FactDeclaration) -> CellValue {
    switch value {
    case .unknown: .empty
    case .absent: .text("无")
    case .boolean(let truth): .text(truth ? "是" : "否")
    case .number(let number): .number(number.description)
    case .text(let text), .reference(let text): .text(text)
    case .date(let day): .date(day)
    case .symbol(let id): .text(name(ofCase: id, declaration.type))
    case .list(let values): .text(list(values, of: declaration))
    }
  }

  private static func list(_ values: [FactValue], of declaration: FactDeclaration) -> String {
    guard case .list(let element) = declaration.type else { return "" }
    let one = FactDeclaration(
      id: declaration.id,
      name: declaration.name,
      subject: declaration.subject,
      type: element
    )
    return values.map { shown($0, of: one).plainText }.joined(separator: "；")
  }

  private static func name(ofCase id: String, _ type: FactType) -> String {
    guard case .enumeration(let enumeration) = type else { return id }
    return enumeration.case(id)?.name.chinese ?? id
  }
}

/// Personal values as everybody may see them.
enum FactMask {
  /// What stands for a value that is not shown.
  static let hidden = "***"

  /// Returns a value of a fact as a cell of which nobody can tell who it is about.
  static func masked(_ value: FactValue, of declaration: FactDeclaration) -> CellValue {
    let shown = FactCell.shown(value, of: declaration)
    guard declaration.privacy != .open, shown != .empty else { return shown }
    guard declaration.privacy == .personal else { return .text(hidden) }
    switch (declaration.id, value) {
    case ("identity_number", .text(let text)): return .text(Masking.identityNumber(text))
    case ("name", .text(let text)): return .text(Masking.name(text))
    case ("phone", .text(let text)): return .text(Masking.phone(text))
    case (_, .date(let day)): return .text("\(day.year)年")
    default: return .text(hidden)
    }
  }
}
