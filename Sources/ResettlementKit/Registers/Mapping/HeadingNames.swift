internal import ResettlementCore

/// The names by which forms call what a kind of subject has.
struct HeadingNames {
  private var targets: [String: TableMapping.Target] = [:]
  /// What names may mean that don't say of which other subject; they mean nothing if it is several.
  private var bare: [String: Set<TableMapping.Target>] = [:]

  /// Gathers the names for a kind of subject.
  ///
  /// - Parameters:
  ///   - kind: What a row is about.
  ///   - register: The register, whose fields have titles of their own.
  ///   - catalogue: The declarations of all facts in use.
  init(of kind: SubjectKind, register: Register?, in catalogue: FactCatalogue) {
    for name in ["编号", "id", "ID", "系统编号", "\(kind.chineseName)编号", "\(kind.rawValue)_id"] {
      add(name, .id)
    }
    for fact in catalogue.facts(of: kind) {
      for name in Self.names(of: fact) { add(name, .fact(fact.id)) }
    }
    for field in register?.fields ?? [] { add(field, of: kind) }
    for fact in catalogue.facts(of: kind) { addReference(fact, catalogue) }
    for (name, meant) in bare.sorted(by: { $0.key < $1.key }) where meant.count == 1 {
      for target in meant { add(name, target) }
    }
    for name in Self.counted { add(name, .ignored) }
  }

  /// Returns what a heading means; `nil` if it is not known.
  func target(of column: TableHeadings.Column) -> TableMapping.Target? {
    let names = [column.name, column.lowest].flatMap { [$0, HeadingText.withoutBrackets($0)] }
    return names.lazy.compactMap { targets[$0.lowercased()] }.first
  }

  /// The names that are known, for those who look for the nearest.
  var all: [String] { targets.keys.sorted() }

  private static let counted = ["序号", "行号", "no", "no.", "备注", "说明", "退回原因", "reason"]

  private mutating func add(_ name: String, _ target: TableMapping.Target) {
    let plain = HeadingText.plain(name).lowercased()
    guard !plain.isEmpty, targets[plain] == nil else { return }
    targets[plain] = target
  }

  /// What a fact is called, also by forms.
  private static func names(of fact: FactDeclaration) -> [String] {
    let called = fact.id == "name" ? namesOfNames[fact.subject] : aliases[fact.id]
    return [fact.name.chinese, fact.id, fact.name.english] + (called ?? []) + fact.formerIDs
  }

  private mutating func add(_ field: Register.Field, of kind: SubjectKind) {
    let steps = (field.fact ?? "").split(separator: ".").map(String.init)
    guard steps.count == 2, steps[0] == kind.rawValue else { return }
    if let title = field.title { add(title.chinese, .fact(steps[1])) }
    add(field.id, .fact(steps[1]))
  }

  /// Other subjects are found by what tells them apart.
  private mutating func addReference(_ fact: FactDeclaration, _ catalogue: FactCatalogue) {
    guard case .reference(let kind) = fact.type else { return }
    for name in ["\(fact.name.chinese)编号", "\(kind.chineseName)编号", "\(fact.id)_id"] {
      add(name, .fact(fact.id))
    }
    for id in Self.telling[kind] ?? [] {
      guard let other = catalogue.fact(id: id, of: kind) else { continue }
      let target = TableMapping.Target.through(reference: fact.id, fact: id)
      for name in Self.names(of: other) {
        add(fact.name.chinese + name, target)
        bare[HeadingText.plain(kind.chineseName + name).lowercased(), default: []].insert(target)
        bare[HeadingText.plain(name).lowercased(), default: []].insert(target)
      }
    }
  }

  /// The facts by which subjects can be told apart, those first that do it best.
  static let telling: [SubjectKind: [String]] = [
    .person: ["identity_number", "name"], .organisation: ["credit_code", "name"],
    .household: ["name"],
    .site: ["name"], .trainingCourse: ["name"], .project: ["name"],
  ]

  /// What forms call the names of subjects.
  private static let namesOfNames: [SubjectKind: [String]] = [
    .person: ["人员姓名"]
  ]

  /// What forms call facts besides their own names.
  private static let aliases: [String: [String]] = [
    "identity_number": [
      "身份证号", "身份证号码", "身份证", "证件号码", "证件号", "居民身份证号", "公民身份证号码",
    ],
    "phone": ["联系电话", "手机号", "手机号码", "手机", "电话号码", "联系方式"],
    "birth_date": ["出生年月", "出生年月日", "生日", "出生时间"],
    "relation_to_head": ["与户主的关系", "家庭关系", "户主关系"],
    "sex": ["男女"],
    "education": ["学历", "受教育程度"],
    "labour_ability": ["劳动技能", "劳动力状况", "劳动力类型"],
    "monthly_wage": ["月收入", "工资", "月工资收入", "每月工资"],
    "is_employed": ["是否就业", "就业与否", "是否已就业"],
    "lives_in_area": ["是否常住"],
    "is_pupil": ["是否在校", "是否在校生"],
    "is_registered_unemployed": ["是否登记失业"],
    "wants_training": ["培训意愿", "是否有培训意愿", "是否愿意培训"],
    "employment_kind": ["就业方式", "就业类型", "务工方式"],
    "health": ["身体状况", "健康情况"],
    "size": ["家庭人口", "户人口数", "人口数", "家庭人数"],
    "credit_code": ["统一社会信用代码", "信用代码"],
    "opened_on": ["登记时间", "发现日期", "报修日期", "立项日期"],
    "updated_on": ["更新时间", "最近更新"],
    "closed_on": ["销号日期", "销号时间", "办结时间", "完成日期"],
    "state": ["进展", "办理状态", "当前状态"],
    "kept_by": ["责任单位", "管理部门"],
  ]
}
