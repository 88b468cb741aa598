internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

/// The keys of a paper.
enum PaperKeys {
  static let name = Key("paper", .identifier, .required, zh: "文书名称", en: "the paper's name")
  static let use = Key(
    "use",
    Notation<PaperUse>.word,
    .required,
    zh: "用途，决定谁能看：record 记录、form 表单、approval 审批、publication 公示、announcement 公告、file 档案",
    en: "what it is for, which says who may see it"
  )
  static let places = Key(
    "for",
    .oneOrMore(.paperPlace),
    zh: "需要它的程序步骤，写作 程序.步骤",
    en: "the steps that need it, as procedure.step"
  )
  static let when = Key(
    "when",
    .expression,
    zh: "哪些对象用它；名单类文书即列入的条件",
    en: "of which subjects it is; who is listed, if it is a list"
  )
  static let values = Key(
    "values",
    .named(.paperValue),
    zh: "段落中以 {名称} 引用的内容",
    en: "what paragraphs say by {name}"
  )
  static let blocks = Key(
    "blocks",
    .list(.paperBlock),
    .required,
    zh: "自上而下的各部分",
    en: "its parts, from the top down"
  )

  static let shape = Shape(
    "paper",
    zh: "文书",
    en: "paper",
    [name, RuleKeys.title, RuleKeys.cite, RuleKeys.subject, use, places, when, values, blocks]
  )
}

extension PaperModel {
  /// Reads the file of a paper; `nil` if it is none.
  static func read(_ node: YAMLNode, _ reading: FileReading) -> PaperModel? {
    guard let keys = MappingReader(node, PaperKeys.shape, reading) else { return nil }
    let name = keys[PaperKeys.name]
    let blocks = keys[PaperKeys.blocks] ?? []
    if keys.mapping.entry(of: PaperKeys.blocks.name)?.value.sequence?.isEmpty == true {
      reading.error(.nothingThere(PaperKeys.blocks.name), at: keys.mark)
    }
    return PaperModel(
      id: name ?? Located("", at: keys.mark),
      title: keys[RuleKeys.title] ?? LocalizedText(zh: name?.value ?? ""),
      citations: keys[RuleKeys.cite] ?? [],
      subject: keys[RuleKeys.subject],
      use: keys[PaperKeys.use],
      places: keys[PaperKeys.places] ?? [],
      condition: keys[PaperKeys.when],
      values: keys[PaperKeys.values] ?? [],
      blocks: blocks,
      range: keys.range
    )
  }
}

// MARK: - Places

private enum PlaceKeys {
  static let step = Key("step", .reference, .required, zh: "程序.步骤", en: "procedure.step")
  static let evidence = Key(
    "evidence",
    .reference,
    zh: "对应步骤所列的哪一份材料，照写其中文名称",
    en: "which of the step's evidence it is, by its Chinese name"
  )
  static let shape = Shape("paper-place", zh: "文书所属步骤", en: "place of a paper", [step, evidence])
}

extension Notation<PaperModel.Place> {
  /// A step, or a mapping that says as well which of its evidence the paper is.
  fileprivate static let paperPlace = short(
    Notation<LocatedName>.reference.map { PaperModel.Place(step: $0, evidence: nil) },
    or: mapping(PlaceKeys.shape) { keys in
      let evidence = keys[PlaceKeys.evidence]
      return keys[PlaceKeys.step].map { PaperModel.Place(step: $0, evidence: evidence) }
    }
  )
}

// MARK: - Values

private enum PaperValueKeys {
  static let title = Key("title", .localized, zh: "名称", en: "what it is called")
  static let value = Key("value", .expression, .required, zh: "填写的内容", en: "what is said")
  static let mask = Key(
    "mask",
    Notation<PaperMask>.word,
    zh: "遮盖方式：name 姓名、identity_number 身份号码、phone 电话、account 账号",
    en: "how much of it is shown"
  )
  static let total = Key("total", .boolean, zh: "是否合计，仅用于表格的栏", en: "whether a table adds it up")
  static let shape = Shape("paper-value", zh: "文书内容", en: "value", [title, value, mask])
  static let column = Shape("paper-column", zh: "表格的栏", en: "column", [title, value, mask, total])
}

extension NamedNotation<PaperModel.Value> {
  /// A value: an expression, or a mapping with its title and mask.
  static let paperValue = value(PaperValueKeys.shape)

  /// A column of a table, which may be added up.
  static let paperColumn = value(PaperValueKeys.column)

  private static func value(_ shape: Shape) -> Self {
    NamedNotation(.either([.expression, .mapping(shape)])) { name, node, reading in
      guard node.mapping != nil else {
        return Notation<ExpressionText>.expression.read(node, reading).map {
          PaperModel.Value(id: name, title: nil, text: $0, mask: nil, isTotalled: false)
        }
      }
      return MappingReader(node, shape, reading, named: name).map { keys in
        PaperModel.Value(
          id: name,
          title: keys[PaperValueKeys.title],
          text: keys[PaperValueKeys.value],
          mask: keys[PaperValueKeys.mask],
          isTotalled: shape.name == "paper-column" && keys[PaperValueKeys.total] ?? false
        )
      }
    }
  }
}
