internal import Diagnostics
internal import Quantities
internal import ResettlementCore

extension Diagnostic.Message {
  static let extractWithoutKeys = Self(
    "extract.wrong-shape",
    en: "an extract must have a list for each kind of subject, such as 'persons'",
    zh: "数据应按对象种类分列，如“persons”后接人员列表"
  )

  static func keyWithoutText(_ key: String) -> Self {
    Self("extract.wrong-shape", en: "'\(key)' must be a text", zh: "“\(key)”应为文字")
  }

  static let completeWithoutList = Self(
    "extract.wrong-shape",
    en: "'complete' must be a list of names such as 'persons'",
    zh: "“complete”应为名称的列表，如 [\"persons\"]"
  )

  static func collectionWithoutList(_ kind: SubjectKind) -> Self {
    Self(
      "extract.wrong-shape",
      en: "'\(kind.collectionName)' must be a list of subjects",
      zh: "“\(kind.collectionName)”应为列表，每项是一个“\(kind.chineseName)”"
    )
  }

  static func subjectWithoutKeys(_ kind: SubjectKind) -> Self {
    Self(
      "extract.wrong-shape",
      en: "\(kind.oneInEnglish) must be written with keys: 'id' and its facts",
      zh: "每个“\(kind.chineseName)”应写成键值：“id”和各项事实"
    )
  }

  static func unknownCollection(_ name: String, nearest: String?) -> Self {
    let hint = ExtractHint(nearest)
    return Self(
      "extract.unknown-collection",
      en: "there is no list of subjects named '\(name)'\(hint.english)",
      zh: "没有名为“\(name)”的对象列表\(hint.chinese)"
    )
  }

  static func collections(_ names: [String]) -> Self {
    Self(
      "extract.collections",
      en: "possible here: " + names.joined(separator: ", "),
      zh: "此处可用：" + names.joined(separator: "、")
    )
  }

  static func tooManySubjects(limit: Int) -> Self {
    Self(
      "extract.too-many-subjects",
      en: "at most \(limit) subjects are read, and none from here on; divide the extract",
      zh: "最多读取 \(limit) 个对象，自此处起不再读取；请拆分数据"
    )
  }

  static func unlisted(_ count: Int) -> Self {
    Self(
      "extract.unlisted",
      en: "\(count) more mistakes are not listed; correct these first",
      zh: "另有 \(count) 处错误未列出；请先改正已列出的"
    )
  }
}

// MARK: - Subjects

extension Diagnostic.Message {
  static func missingID(_ kind: SubjectKind) -> Self {
    Self(
      "extract.missing-id",
      en: "this \(kind.englishName) has no 'id' and is left out; give it one",
      zh: "此“\(kind.chineseName)”没有“id”，未予读取；请补上"
    )
  }

  static func badID(_ kind: SubjectKind) -> Self {
    Self(
      "extract.bad-id",
      en: "the 'id' of \(kind.oneInEnglish) must be a text such as \"P1\", of up to 200 bytes; "
        + "this one is left out",
      zh: "“\(kind.chineseName)”的“id”应为文字，如 \"P1\"，不超过 200 字节；此项未予读取"
    )
  }

  static func idIsIdentityNumber(_ kind: SubjectKind) -> Self {
    Self(
      "extract.id-is-identity-number",
      en: "the 'id' of this \(kind.englishName) is an identity number, which every report would "
        + "show; give it a name of your own",
      zh: "此“\(kind.chineseName)”的“id”是公民身份号码，会出现在各种报告中；请另编代号"
    )
  }

  static func duplicateID(_ subject: SubjectReference) -> Self {
    let id = ShownText.of(subject.id)
    return Self(
      "extract.duplicate-id",
      en: "there is \(subject.kind.oneInEnglish) with the id '\(id)' already, and this one is left "
        + "out; give it another id, or write 'valid_from' for versions",
      zh: "已有 id 为“\(id)”的“\(subject.kind.chineseName)”，此项未予读取；请改用别的 id，"
        + "同一对象的不同版本请写“valid_from”"
    )
  }

  static let firstEntry = Self("extract.first-entry", en: "the first one is here", zh: "前一项在此处")
}

// MARK: - Facts

extension Diagnostic.Message {
  static func unknownFact(_ name: String, of kind: SubjectKind, nearest: String?) -> Self {
    let hint = ExtractHint(nearest)
    return Self(
      "extract.unknown-fact",
      en: "\(kind.oneInEnglish) has no fact '\(name)'\(hint.english)",
      zh: "“\(kind.chineseName)”没有“\(name)”这项事实\(hint.chinese)"
    )
  }

  static func renamedFact(_ name: String, _ fact: FactDeclaration) -> Self {
    Self(
      "extract.renamed-fact",
      en: "'\(ShownText.of(name))' is now called '\(fact.id)'; it was read by its former name",
      zh: "“\(ShownText.of(name))”现名“\(fact.id)”；已按旧名称读取"
    )
  }

  static func duplicateFact(_ fact: FactDeclaration) -> Self {
    Self(
      "extract.duplicate-fact",
      en: "'\(fact.id)' is given twice, by its id and its Chinese name; delete one",
      zh: "\(fact.chinese)重复：id 和中文名称只能用一个；请删去其中一个"
    )
  }

  static let firstValue = Self("extract.first-value", en: "it is here first", zh: "第一次出现在此处")

  static func relationGiven(_ relation: RelationDeclaration) -> Self {
    let (kind, fact) = (relation.element, relation.path.first ?? "")
    return Self(
      "extract.relation",
      en: "'\(relation.id)' is not written here; it is worked out from '\(fact)' in "
        + "'\(kind.collectionName)'",
      zh: "“\(relation.name.chinese)”不在此处填写；由“\(kind.collectionName)”中各项的“\(fact)”得出"
    )
  }

  static func noSuchSubject(
    _ fact: FactDeclaration,
    _ kind: SubjectKind,
    _ id: String,
    count: Int,
    nearest: String?
  ) -> Self {
    let hint = ExtractHint(nearest)
    return Self(
      "extract.no-such-subject",
      en:
        "'\(fact.id)' names '\(id)', but none of the \(count) in '\(kind.collectionName)' has this "
        + "id\(hint.english)",
      zh: "\(fact.chinese)指向“\(id)”，但“\(kind.collectionName)”的 \(count) 项中没有这个 id"
        + hint.chinese
    )
  }

  static func otherSize(_ household: SubjectReference, stated: String, listed: Int) -> Self {
    let id = ShownText.of(household.id)
    return Self(
      "extract.household-size",
      en: "household '\(id)' has the size \(stated), but \(listed) listed "
        + "member\(listed == 1 ? "" : "s"); correct the size or the list of persons",
      zh: "户“\(id)”的家庭人口数为 \(stated)，但列出的成员为 \(listed) 人；请核对人口数或人员名单"
    )
  }
}

// MARK: - Times

extension Diagnostic.Message {
  static func keyWithoutDay(_ key: String) -> Self {
    Self(
      "extract.bad-date",
      en: "'\(key)' must be a date such as 2024-07-01",
      zh: "“\(key)”应为日期，如 2024-07-01"
    )
  }

  static func keyWithoutTime(_ key: String) -> Self {
    Self(
      "extract.bad-date",
      en: "'\(key)' must be a moment such as 2024-07-01T08:30:00+08:00, or a date",
      zh: "“\(key)”应为时刻，如 2024-07-01T08:30:00+08:00，或日期"
    )
  }

  static func periodEndsBeforeStart(_ from: CalendarDay, _ to: CalendarDay) -> Self {
    Self(
      "extract.bad-period",
      en: "the period ends on \(to), before it begins on \(from)",
      zh: "有效期止于 \(to)，早于起始日 \(from)"
    )
  }

  static func overlappingVersions(_ subject: SubjectReference) -> Self {
    let id = ShownText.of(subject.id)
    return Self(
      "extract.overlapping-versions",
      en: "two versions of \(subject.kind.englishName) '\(id)' hold on the same days; separate the "
        + "days, or write 'recorded_at' in both, and the later one counts",
      zh: "“\(subject.kind.chineseName)”“\(id)”的两个版本有效期重叠；请分开，或都写明“recorded_at”，"
        + "以后记录的为准"
    )
  }

  static func tooManyVersions(_ subject: SubjectReference, limit: Int) -> Self {
    let id = ShownText.of(subject.id)
    return Self(
      "extract.too-many-versions",
      en: "\(subject.kind.englishName) '\(id)' has more than \(limit) versions, and none are read "
        + "from here on",
      zh: "“\(subject.kind.chineseName)”“\(id)”的版本超过 \(limit) 个，自此处起不再读取"
    )
  }

  static func noVersion(_ subject: SubjectReference, on day: CalendarDay) -> Self {
    let id = ShownText.of(subject.id)
    return Self(
      "extract.no-version",
      en: "no version of \(subject.kind.englishName) '\(id)' holds on \(day); it is left out",
      zh: "“\(subject.kind.chineseName)”“\(id)”在 \(day) 没有有效的版本，未予采用"
    )
  }
}

extension SubjectKind {
  /// One of the kind in English, such as `an old house`.
  var oneInEnglish: String {
    let isVowel = englishName.first.map { "aeiou".contains($0) } ?? false
    return "\(isVowel ? "an" : "a") \(englishName)"
  }
}
