public import ResettlementCore

/// What the columns of an office's table mean (列对照), to be saved and used again.
///
/// ```yaml
/// register: employment_register
/// subject: person
/// header_rows: 2
/// key: [identity_number]
/// columns:
///   姓名: name
///   身份证号: identity_number
///   基本情况/性别: { fact: sex, codes: { 男性: male } }
///   户编号: household
///   序号: ignore
/// ```
///
/// The headings are looked for in the table, so that title lines above them may come and go.
public struct TableMapping: Sendable, Hashable {
  /// What a column holds.
  public enum Target: Sendable, Hashable {
    /// The subject's name in the registers.
    case id
    /// A fact of the subject, by its id.
    case fact(String)
    /// A fact by which another subject is found, to which a fact of this one refers.
    case through(reference: String, fact: String)
    /// Something that is shown with an alert, and is no fact.
    case remark
    /// Nothing that is taken over.
    case ignored
  }

  /// What an empty cell says.
  public enum EmptyCell: Sendable, Hashable {
    /// Nobody has said.
    case unknown
    /// There is none.
    case absent
    /// The row is not complete, and is refused.
    case refused
    /// The same as a cell with this text.
    case text(String)
  }

  /// What a date without a day means, such as 2024年6月.
  public enum PartialDate: String, Sendable, Hashable, CaseIterable {
    /// The first day of the month.
    case first
    /// The last day of the month.
    case last
    /// A mistake.
    case refused
  }

  /// A column of the table.
  public struct Column: Sendable, Hashable {
    /// The heading; those of several lines are joined by `/`, the second of one name has `#2`.
    public var heading: String
    /// What the column holds.
    public var target: Target
    /// What an empty cell says.
    public var empty: EmptyCell
    /// The words of the table and what they stand for, as the fact's own type writes it.
    public var codes: [String: String]
    /// What a date without a day means.
    public var partialDates: PartialDate

    /// Creates a column.
    public init(
      _ heading: String,
      _ target: Target,
      empty: EmptyCell = .unknown,
      codes: [String: String] = [:],
      partialDates: PartialDate = .first
    ) {
      self.heading = heading
      self.target = target
      self.empty = empty
      self.codes = codes
      self.partialDates = partialDates
    }
  }

  /// The register that the table is one of, if it is one of a pack's.
  public var register: String?

  /// What a row is about.
  public var subject: SubjectKind

  /// The sheet of a workbook; `nil` for the first that is shown.
  public var sheet: String?

  /// How many lines the headings have.
  public var headerRows: Int

  /// The facts by which a row's subject is recognised; empty if the table has our own ids.
  public var key: [String]

  /// The columns, in the order of the table.
  public var columns: [Column]

  /// Words at the beginning of a row that holds sums or remarks, besides ``sumWords``.
  public var otherSumWords: [String]

  /// Creates a mapping.
  public init(
    subject: SubjectKind,
    columns: [Column],
    key: [String] = [],
    register: String? = nil,
    sheet: String? = nil,
    headerRows: Int = 1,
    otherSumWords: [String] = []
  ) {
    self.subject = subject
    self.columns = columns
    self.key = key
    self.register = register
    self.sheet = sheet
    self.headerRows = headerRows
    self.otherSumWords = otherSumWords
  }

  /// Words at the beginning of a row that holds no entry.
  public static let sumWords = [
    "合计", "总计", "共计", "小计", "本页合计", "本页小计", "累计", "填表人", "填报人", "填报单位", "填报时间",
    "制表人", "审核人", "负责人", "单位负责人", "联系人", "备注:", "注:", "说明:", "填表说明",
  ]
}

extension TableMapping.Target {
  /// The target as a mapping file has it.
  var written: String {
    switch self {
    case .id: "id"
    case .fact(let fact): fact
    case .through(let reference, let fact): "\(reference).\(fact)"
    case .remark: "remark"
    case .ignored: "ignore"
    }
  }
}
