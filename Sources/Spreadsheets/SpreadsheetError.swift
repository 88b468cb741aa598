public import Diagnostics

/// The reason why a file can't be read as a workbook, or a workbook can't be written.
public struct SpreadsheetError: Error, Sendable, Hashable {
  /// What a caller can tell apart.
  public enum Reason: Sendable, Hashable {
    /// The file is no workbook of the form XLSX, such as an old XLS file.
    case otherFormat
    /// The file needs a password.
    case encrypted
    /// The file is damaged.
    case damaged
    /// The file is larger, or unpacks to more, than may be read.
    case tooLarge
    /// The file uses something that no honest program writes, such as a part outside the archive.
    case hostile
    /// There is no sheet with the name that was asked for.
    case noSuchSheet
  }

  /// What a caller can tell apart.
  public let reason: Reason

  /// What is wrong and what to do, in both languages.
  public let message: Diagnostic.Message

  /// Creates an error.
  public init(_ reason: Reason, _ message: Diagnostic.Message) {
    self.reason = reason
    self.message = message
  }
}

extension SpreadsheetError: CustomStringConvertible {
  /// The message in English.
  public var description: String { message.english }
}

// MARK: - Errors of the reader

extension SpreadsheetError {
  static let oldFormat = Self(
    .otherFormat,
    Diagnostic.Message(
      "xlsx.old-format",
      en: "this is an old workbook (.xls) or one with a password; save it as .xlsx without one",
      zh: "这是旧版工作簿（.xls）或带密码的文件；请另存为不带密码的 .xlsx"
    )
  )

  static let noArchive = Self(
    .otherFormat,
    Diagnostic.Message(
      "xlsx.no-workbook",
      en: "this is no workbook (.xlsx); save the table as .xlsx or as CSV",
      zh: "这不是工作簿（.xlsx）；请将表格另存为 .xlsx 或 CSV"
    )
  )

  static let encrypted = Self(
    .encrypted,
    Diagnostic.Message(
      "xlsx.encrypted",
      en: "the workbook is encrypted; save it without a password",
      zh: "工作簿已加密；请取消密码后再保存"
    )
  )

  static func damaged(_ part: String) -> Self {
    Self(
      .damaged,
      Diagnostic.Message(
        "xlsx.damaged",
        en: "the workbook is damaged in '\(shown(part))'; open it in a spreadsheet program and "
          + "save it again",
        zh: "工作簿的“\(shown(part))”已损坏；请用表格软件打开后重新保存"
      )
    )
  }

  static func tooLarge(_ what: WorkbookLimits.Measure, limit: Int) -> Self {
    Self(
      .tooLarge,
      Diagnostic.Message(
        "xlsx.too-large",
        en: "the workbook has more than \(limit) \(what.english); split it",
        zh: "工作簿的\(what.chinese)超过 \(limit)；请拆分"
      )
    )
  }

  static func hostileName(_ name: String) -> Self {
    Self(
      .hostile,
      Diagnostic.Message(
        "xlsx.unsafe-name",
        en: "the workbook has a part '\(shown(name))' whose name leads out of it or is there twice",
        zh: "工作簿中“\(shown(name))”的名称指向文件之外，或重复出现"
      )
    )
  }

  static func declaration(in part: String) -> Self {
    Self(
      .hostile,
      Diagnostic.Message(
        "xlsx.document-type",
        en: "'\(shown(part))' has a document type, which no workbook needs and none is read with",
        zh: "“\(shown(part))”含有文档类型声明；工作簿不需要，也不予读取"
      )
    )
  }

  static func noSuchSheet(_ name: String, among names: [String]) -> Self {
    Self(
      .noSuchSheet,
      Diagnostic.Message(
        "xlsx.no-such-sheet",
        en: "the workbook has no sheet '\(shown(name))'; it has: "
          + names.map(shown).joined(separator: ", "),
        zh: "工作簿中没有工作表“\(shown(name))”；现有：\(names.map(shown).joined(separator: "、"))"
      )
    )
  }

  private static func shown(_ name: String) -> String {
    name.count > 60 ? name.prefix(60) + "…" : name
  }
}
