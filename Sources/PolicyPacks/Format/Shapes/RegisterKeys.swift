internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

/// The keys of registers that other rules do not have.
enum RegisterKeys {
  static let keptBy = Key(
    "kept_by",
    .reference,
    .required,
    zh: "管理单位",
    en: "the unit that keeps it"
  )
  static let updated = Key(
    "updated",
    Notation<Register.Update>.word,
    zh: "更新周期，on_change 表示有变即更新",
    en: "how often entries are brought up to date"
  )
  static let when = Key(
    "when",
    .conditions,
    .required,
    zh: "登记须全部成立的条件",
    en: "what must hold for an entry"
  )
  static let groups = Key("groups", .conditions, zh: "各类条目及其条件", en: "the parts of the register")
  static let fields = Key(
    "fields",
    .named(.field),
    .required,
    zh: "登记的各栏",
    en: "what is recorded"
  )
  static let procedure = Key(
    "procedure",
    .reference,
    zh: "条目所走的程序",
    en: "the procedure that entries go through"
  )

  static let all: [any ShapeKey] = [
    RuleKeys.force, keptBy, updated, when, groups, fields, procedure,
  ]
}

extension MappingReader {
  /// Returns what a register is to hold.
  func register() -> RegisterModel {
    RegisterModel(
      force: self[RuleKeys.force] ?? .stated,
      keptBy: self[RegisterKeys.keptBy],
      updated: self[RegisterKeys.updated],
      conditions: self[RegisterKeys.when] ?? [],
      groups: self[RegisterKeys.groups] ?? [],
      fields: some(RegisterKeys.fields),
      procedure: self[RegisterKeys.procedure]
    )
  }
}

// MARK: - Fields

private enum FieldKeys {
  static let title = Key("title", .localized, zh: "名称", en: "what it is called")
  static let value = Key("value", .expression, .required, zh: "登记的内容", en: "what is recorded")
  static let shape = Shape("register-field", zh: "栏目", en: "field", [title, value])
}

extension NamedNotation<RegisterModel.Field> {
  /// A field: an expression, or a mapping with a title as well.
  fileprivate static let field = NamedNotation(
    .either([.expression, .mapping(FieldKeys.shape)])
  ) { name, node, reading in
    guard node.mapping != nil else {
      return Notation<ExpressionText>.expression.read(node, reading).map {
        RegisterModel.Field(id: name, title: nil, value: $0)
      }
    }
    return MappingReader(node, FieldKeys.shape, reading, named: name).map { keys in
      RegisterModel.Field(
        id: name,
        title: keys[FieldKeys.title],
        value: keys[FieldKeys.value]
      )
    }
  }
}
