internal import Diagnostics
internal import Quantities
internal import ResettlementCore

/// The words of due lists, scorecards and unit sheets in both languages.
struct DutyWords: Sendable {
  let words: ReportWords
  let names: ReportNames
  let units: UnitWords
  /// What parameters and readings are called, as `parameter.x` and `reading.y`.
  let titles: @Sendable (String) -> LocalizedText?

  init(
    _ language: Language,
    _ catalogue: FactCatalogue,
    _ titles: @escaping @Sendable (String) -> LocalizedText?
  ) {
    self.titles = titles
    words = ReportWords(language: language)
    names = ReportNames(catalogue: catalogue, words: words)
    units = UnitWords(language: language)
  }

  func pick(_ chinese: String, _ english: String) -> String { words.pick(chinese, english) }

  /// Returns what a clause's words make of a demand.
  func force(_ force: Force) -> String {
    switch force {
    case .must: pick("必须", "must")
    case .stated: pick("一般陈述", "stated")
    case .principle: pick("原则上", "in principle")
    case .bestEffort: pick("力争", "best effort")
    case .encouraged: pick("鼓励", "encouraged")
    case .permitted: pick("可选", "permitted")
    }
  }

  /// Returns what a unit has to do.
  func role(_ role: UnitRole) -> String {
    switch role {
    case .lead: pick("牵头", "leads")
    case .coLead: pick("共同牵头", "leads with others")
    case .cooperate: pick("配合", "helps")
    case .territorial: pick("属地负责", "in its territory")
    case .performs: pick("承办", "performs")
    }
  }

  /// Returns the question of a reading with the option that is taken.
  func reading(_ taken: Demand.ReadingTaken) -> String {
    let name = "reading.\(taken.id)"
    let question = titles(name).map(words.text) ?? taken.id
    let answer = taken.option.map { titles("\(name).\($0)").map(words.text) ?? $0 }
    return pick("口径：", "reading: ") + "\(question) → \((answer ?? words.notChosen).withoutStop)"
  }

  /// Returns the word for a standing by its name in results.
  func standing(_ name: String) -> String { words.text(Self.standing(name)) }

  /// Returns the word for a standing by its name in results, in both languages.
  static func standing(_ name: String) -> LocalizedText {
    switch name {
    case "late": LocalizedText(zh: "逾期", en: "late")
    case "missed": LocalizedText(zh: "未达到", en: "not met")
    case "due": LocalizedText(zh: "待办", en: "due")
    case "unknown": LocalizedText(zh: "信息不足", en: "not known")
    default: LocalizedText(zh: "已完成", en: "met")
    }
  }

  /// Returns how many stand in each way, such as `逾期 2、已完成 10`.
  func tally(_ tally: [String: Int]) -> String {
    let parts = DueStanding.names.compactMap { name in
      tally[name].map { pick("\(standing(name)) \($0)", "\($0) \(standing(name))") }
    }
    return parts.joined(separator: pick("、", ", "))
  }

  /// Returns what is missing, a few of it, in words.
  func missing(_ terms: [MissingTerm], about subject: SubjectKind) -> String {
    let shown = terms.prefix(3).map { name($0, subject) }
    let more = terms.count - shown.count
    let rest = more > 0 ? pick("等 \(terms.count) 项", " and \(more) more") : ""
    return pick("缺", "missing ") + words.list(shown) + rest
  }

  private func name(_ term: MissingTerm, _ subject: SubjectKind) -> String {
    if let title = titles(term.name) { return words.quoted(words.text(title).withoutStop) }
    if let kind = SubjectKind(collectionName: term.name) {
      return pick("\(kind.chineseName)名单", "the list of \(kind.englishName)s")
    }
    return names.name(of: term.name, from: subject) ?? term.name
  }

  /// Returns the head of a line: what is demanded, by which clause, with which force.
  func head(_ demand: Demand) -> String {
    let clause = words.list(demand.rule.citations)
    let aside = [clause, force(demand.force)].joined(separator: pick("，", ", "))
    return words.text(demand.rule.title) + words.aside(aside)
  }

  /// Returns the units that a demand charges, with their roles.
  func charged(_ tasks: [UnitTask]) -> String {
    let shown = tasks.prefix(4).map { $0.unit + words.aside(role($0.role)) }
    let rest = tasks.count > 4 ? pick("等 \(tasks.count) 家", " and \(tasks.count - 4) more") : ""
    return words.list(shown) + rest
  }
}

// MARK: - Items

extension DutyWords {
  /// Returns what an item says on a line of its own.
  func item(_ item: DueItem, of demand: Demand, on day: CalendarDay) -> String {
    let subject =
      item.subject.map { "\(words.text($0.kind.name)) \($0.id)" } ?? pick("台账", "register")
    let parts = [subject, period(item), count(item, of: demand), standing(item, of: demand, day)]
    return parts.compactMap(\.self).joined(separator: pick("，", ", "))
  }

  private func period(_ item: DueItem) -> String? {
    guard let period = item.period, let last = period.to else { return nil }
    return pick("\(period.from) 至 \(last)", "\(period.from) to \(last)")
  }

  private func count(_ item: DueItem, of demand: Demand) -> String? {
    guard let numerator = item.count.numerator else { return nil }
    let whole = share(numerator, of: item.count.denominator, demand)
    guard let demanded = item.count.demanded else { return whole }
    let wanted = units.quantity("\(demanded)", demand.units.demanded)
    let word = demand.comparison == .atMost ? words.requiredAtMost : words.requiredAtLeast
    return whole + words.aside("\(word) \(wanted)")
  }

  /// Returns what was measured, and what share of the whole it is.
  func share(_ numerator: ExactDecimal, of whole: ExactDecimal?, _ demand: Demand) -> String {
    let top = units.quantity("\(numerator)", demand.units.numerator)
    guard let whole else { return top }
    let both = top + " / " + units.quantity("\(whole)", demand.units.denominator)
    guard demand.rule.kind != .register, demand.units.numerator == demand.units.denominator,
      let share = numerator.divided(by: whole)
    else { return both }
    let percent = (share * 100).rounded(toPlaces: 2, mode: .halfEven)
    return "\(both) = " + units.quantity("\(percent)", "percent")
  }

  private func standing(_ item: DueItem, of demand: Demand, _ day: CalendarDay) -> String {
    switch item.standing {
    case .due: due(item, day)
    case .late: late(item, demand, day)
    case .met: item.doneOn.map { pick("\($0) 完成", "done on \($0)") } ?? standing("met")
    case .missed: missed(demand)
    case .unknown(let terms): missing(terms, about: demand.rule.subject)
    }
  }

  private func due(_ item: DueItem, _ day: CalendarDay) -> String {
    guard let last = item.dueOn, let left = item.daysLeft(on: day) else {
      return pick("待办，未定期限", "due, no day is set")
    }
    return pick("\(last) 前完成，还有 \(left) 天", "due by \(last), \(days(left)) left")
  }

  private func late(_ item: DueItem, _ demand: Demand, _ day: CalendarDay) -> String {
    let days = item.daysLate(on: day) ?? 0
    let last = item.dueOn.map { "\($0)" } ?? "?"
    guard let doneOn = item.doneOn else {
      return pick(
        "应于 \(last) 前完成，已逾期 \(days) 天；\(words.undone(demand.force))",
        "was due by \(last), \(self.days(days)) late; \(words.undone(demand.force))"
      )
    }
    return pick(
      "应于 \(last) 前完成，\(doneOn) 才完成，晚 \(days) 天",
      "was due by \(last), done on \(doneOn), \(self.days(days)) late"
    )
  }

  private func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }

  /// Returns what a miss means, by the force of the clause.
  func missed(_ demand: Demand) -> String {
    switch demand.rule.kind {
    case .duty: words.undone(demand.force)
    case .prohibition: words.violated(demand.force)
    default: words.missed(demand.force)
    }
  }

  /// Returns the mark of a standing under a demand's force.
  func mark(_ standing: String, _ force: Force) -> ReportMark {
    switch standing {
    case "late", "missed": force.leavesRoom ? .short : .no
    case "unknown": .unknown
    case "due": .aside
    default: .yes
    }
  }
}
