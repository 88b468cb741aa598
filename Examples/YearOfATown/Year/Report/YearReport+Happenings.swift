internal import MadeUpTown
internal import Markup
internal import ResettlementCore

// MARK: - What happened, and what became of cases

extension YearReport {
  /// What was recorded of life in the town, by kind.
  var happenings: Markup {
    var counts: [String: Int] = [:]
    for month in year.months { counts.merge(month.learnt.changes, uniquingKeysWith: +) }
    let rows = Self.changes.compactMap { word, title -> [ReportTable.Cell]? in
      guard let count = counts[word] else { return nil }
      return [.text(words.say(title)), .number(count, words)]
    }
    let heads = [words.say("事实", "fact"), words.say("全年登记", "recorded in the year")]
    let text = words.say(
      "按登记时所说计数，后来更正、撤销的也在内。",
      "Counted as they were recorded first, those corrected or annulled later included."
    )
    return section(
      words.say("登记了哪些事", "What was recorded"),
      [note(text), ReportTable(heads: heads, rows: rows, isNarrow: true).markup]
    )
  }

  private static let changes: [(String, LocalizedText)] = [
    ("job_lost", LocalizedText(zh: "失业", en: "lost a job")),
    ("job_found", LocalizedText(zh: "找到工作", en: "found a job")),
    ("income_stated", LocalizedText(zh: "经营等收入重报", en: "other income stated anew")),
    ("fell_ill", LocalizedText(zh: "患大病", en: "fell seriously ill")),
    ("costs_ended", LocalizedText(zh: "大额支出结束", en: "high costs ended")),
    ("trained", LocalizedText(zh: "参加培训", en: "was trained")),
    ("disaster", LocalizedText(zh: "受灾", en: "hit by the disaster")),
    ("damage_registered", LocalizedText(zh: "灾损登记", en: "damage registered")),
    ("housing_lost", LocalizedText(zh: "住房出现问题", en: "home became unsafe")),
    ("housing_secured", LocalizedText(zh: "住房恢复安全", en: "home safe again")),
    ("water_lost", LocalizedText(zh: "饮水中断", en: "water failed")),
    ("water_secured", LocalizedText(zh: "饮水恢复", en: "water safe again")),
    ("schooling_lost", LocalizedText(zh: "失学", en: "a child left school")),
    ("schooling_secured", LocalizedText(zh: "复学", en: "back at school")),
    ("born", LocalizedText(zh: "出生", en: "was born")),
    ("died", LocalizedText(zh: "死亡", en: "died")),
    ("split", LocalizedText(zh: "分户", en: "households that split")),
    ("merged", LocalizedText(zh: "并户", en: "households that merged")),
    ("moved_away", LocalizedText(zh: "迁离", en: "households that moved away")),
  ]

  /// How many passages of what kind there were, those that follow an earlier one included.
  var cases: Markup {
    let rows = year.caseCounts.map { count in
      [ReportTable.Cell.text(words.say(count.title)), .number(count.count, words)]
    }
    let heads = [words.say("程序", "procedures"), words.say("次数", "times")]
    return section(
      words.say("程序办理", "How procedures went"),
      [ReportTable(heads: heads, rows: rows, isNarrow: true).markup]
    )
  }
}

extension TownYear {
  /// A count of procedures.
  struct CaseCount {
    let title: LocalizedText
    let count: Int
  }

  /// The procedures that were opened, and what was special about them.
  var caseCounts: [CaseCount] {
    let states = history.runs.map { history.state(of: $0) }
    let opened = states.filter { $0.opening != nil }
    let openings = opened.filter(\.isIdentification)
    let objections = states.flatMap(\.objections)
    return [
      CaseCount(title: LocalizedText(zh: "识别受理", en: "identifications opened"), openings.count),
      CaseCount(
        title: LocalizedText(zh: "其中衔接前案（不予纳入或消除后再有风险）", en: "of them after an earlier one"),
        openings.count { $0.opening?.earlierRun != nil }
      ),
      CaseCount(
        title: LocalizedText(zh: "消除受理", en: "eliminations opened"),
        opened.count - openings.count
      ),
      CaseCount(
        title: LocalizedText(zh: "误立撤销", en: "opened by mistake and annulled"),
        states.count(where: \.isAnnulled)
      ),
      CaseCount(title: LocalizedText(zh: "异议", en: "objections"), objections.count),
      CaseCount(
        title: LocalizedText(zh: "其中成立", en: "of them upheld"),
        objections.count { $0.decision?.isUpheld == true }
      ),
      CaseCount(
        title: LocalizedText(zh: "补录的事件", en: "events recorded late"),
        history.events.count { $0.ruling?.isLate == true }
      ),
      CaseCount(
        title: LocalizedText(zh: "更正或撤销的事件", en: "events corrected or annulled"),
        history.events.count { $0.correction != nil }
      ),
      CaseCount(
        title: LocalizedText(zh: "重复上传（不重复计）", en: "records sent twice, counted once"),
        submissions.count { $0.intent == .again }
      ),
    ]
  }
}

extension TownYear.CaseCount {
  fileprivate init(title: LocalizedText, _ count: Int) {
    self.init(title: title, count: count)
  }
}
