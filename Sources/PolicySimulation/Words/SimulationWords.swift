package import Diagnostics
package import PolicyPacks
package import Quantities
package import ResettlementCore

/// How a simulation is said in a language: names, and numbers as people write them.
package struct SimulationWords: Sendable {
  /// The language.
  package let language: Language

  /// Speaks a language.
  package init(_ language: Language) { self.language = language }

  /// Returns the one of two texts that is in the language.
  package func pick(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }

  /// Returns a text in the language.
  package func pick(_ text: LocalizedText) -> String { pick(text.chinese, text.english) }

  // MARK: - Numbers

  /// A whole number, its digits in threes.
  package func count(_ number: Int) -> String { Self.grouped("\(number)") }

  /// Yuan, with fen only where there are some.
  package func yuan(_ number: ExactDecimal) -> String {
    let rounded = number.rounded(toPlaces: 2, mode: .halfUp)
    let parts = "\(rounded.magnitude)".split(separator: ".").map(String.init)
    let fen = parts.count > 1 ? "." + parts[1].padding(to: 2) : ""
    let sign = rounded < .zero ? "−" : ""
    return sign + Self.grouped(parts[0]) + fen
  }

  /// Yuan with the sign of a change.
  package func change(_ number: ExactDecimal) -> String {
    (number > .zero ? "+" : "") + yuan(number)
  }

  /// A share of one in per cent.
  package func percent(_ share: Double) -> String { Self.fixed(share * 100, 2) + " %" }

  /// A number between 0 and 1.
  package func coefficient(_ number: Double?) -> String { number.map { Self.fixed($0, 4) } ?? "–" }

  private static func grouped(_ digits: String) -> String {
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3), text != "-" { text += "," }
      text.append(digit)
    }
    return text
  }

  private static func fixed(_ number: Double, _ places: Int) -> String {
    let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
    let whole = Int((number.magnitude * Double(scale)).rounded())
    let rest = "\(whole % scale)"
    let zeros = String(repeating: "0", count: places - rest.count)
    return (number < 0 && whole > 0 ? "−" : "") + "\(whole / scale).\(zeros)\(rest)"
  }

  // MARK: - Names

  /// What becomes of a household.
  package func name(_ outcome: SimulationOutcome) -> String {
    switch outcome {
    case .winner: pick("增加", "gain")
    case .loser: pick("减少", "lose")
    case .unchanged: pick("不变", "unchanged")
    case .undecided: pick("无法判断", "not known")
    }
  }

  /// A verdict; that of a policy without the rule where there is none.
  package func name(_ verdict: VerdictCode?) -> String {
    switch verdict {
    case .eligible: pick("符合", "eligible")
    case .discretion: pick("由单位裁量", "discretion")
    case .unknown: pick("无法判断", "unknown")
    case .ineligible: pick("不符合", "ineligible")
    case .notApplicable: pick("不适用", "not applicable")
    case .notInForce: pick("不在有效期", "not in force")
    case .met: pick("达到", "met")
    case .missed: pick("未达到", "missed")
    case .notYetDue: pick("未到期", "not yet due")
    case nil: pick("无此规则", "no such rule")
    }
  }

  /// How the amount of a rule counts.
  package func name(_ flow: BenefitFlow?) -> String {
    switch flow {
    case .yearly: pick("每年", "every year")
    case .once: pick("一次性", "once")
    case .ceiling: pick("上限，不计入", "at most, not added")
    case .rate: pick("单价", "a rate")
    case .other: pick("非金额", "no money")
    case nil: pick("无金额", "no amount")
    }
  }

  /// How the amount of a rule counts, and how often it is given in a year.
  package func flow(of rule: RuleComparison) -> String {
    let side = [rule.baseline, rule.reform].compactMap(\.self).first { $0.flow == rule.flow }
    guard rule.flow == .yearly, side?.timesAYear == 12 else { return name(rule.flow) }
    return pick("每月，按 12 个月计", "every month, times 12")
  }

  /// How much households gain or lose.
  package func name(_ band: GainBand) -> String {
    let word = band.isLoss ? name(.loser) : name(.winner)
    let from = band.from == 0 ? "0" : count(band.from)
    guard let to = band.to else { return pick("\(word)\(from)元以上", "\(word) \(from) or more") }
    return pick("\(word)\(from)–\(count(to))元", "\(word) \(from)–\(count(to))")
  }

  /// Which policy it is, the day of its law, and what was chosen.
  package func name(_ law: SimulatedLaw) -> String {
    let title = "\(pick(law.policy.title)) \(law.policy.version)"
    let day = pick("（\(law.lawAsOf)的规定）", " (law of \(law.lawAsOf))")
    let choices = law.choices.isEmpty ? "" : pick("，", ", ") + law.choices.joined(separator: ", ")
    return title + day + choices
  }

  /// The name of a rule that tells it from others.
  package func name(_ rule: RuleComparison) -> String { pick(rule.rule.title) }

  /// What has to be known before the figures are read, a sentence each.
  package func notices(_ report: SimulationReport) -> [String] {
    var notices: [String] = []
    if report.areEqual {
      notices.append(
        pick(
          "在所问的日期，两方案没有任何不同。",
          "On the days of the question the two policies say the same in everything."
        )
      )
    } else if report.areAnswersEqual, !report.isWithoutPersons {
      notices.append(
        pick(
          "两方案的规定不同，但对这些户和人，结论和金额都一样。",
          "The policies differ, but come to the same for all of these households and persons."
        )
      )
    }
    notices += [
      notInForce("A", report.baseline, report.rules.compactMap(\.baseline)),
      notInForce("B", report.reform, report.rules.compactMap(\.reform)),
    ].compactMap(\.self)
    let ofPersons = report.rules.count { $0.rule.subject == .person }
    if report.isWithoutPersons, ofPersons > 0 {
      notices.append(
        pick(
          "没有人员表，关于人的 \(ofPersons) 条规则没有计算。",
          "There is no table of persons: \(ofPersons) rules about persons were not answered."
        )
      )
    }
    if !report.countsMoney {
      notices.append(
        pick(
          "所问的规则都不给可以计入的金额，所以不算谁增谁减。",
          "No rule that was asked gives money that can be added up, so nobody gains or loses."
        )
      )
    }
    return notices
  }

  private func notInForce(
    _ side: String,
    _ law: SimulatedLaw,
    _ rules: [RuleComparison.Side]
  ) -> String? {
    let number = rules.count(where: \.isNotInForce)
    guard number > 0 else { return nil }
    return pick(
      "\(side)：\(number) 条规则在 \(law.lawAsOf) 不在有效期，不给任何人。",
      "\(side): \(number) rules are not in force on \(law.lawAsOf) and give nobody anything."
    )
  }

  /// How the figures came about, a sentence each.
  package func remarks(_ report: SimulationReport) -> [String] {
    var remarks = [
      pick(
        "金额为元。按月给的按 12 个月计，一次性的单列；各户增减合计两者，贫困和基尼系数只计每年给的。",
        "Amounts are in yuan. What is given by the month counts twelve times, and what is given once "
          + "is apart; gains and losses count both, poverty and the Gini coefficient only what is "
          + "given every year."
      ),
      pick(
        "合计是所列规则之和；某条规则若重复了别的规则的金额，请用 --without 去掉。",
        "Totals add up all rules that are listed; leave out a rule that repeats others with "
          + "--without."
      ),
      pick(
        "某项在任一方案下无法判断或由单位裁量，而两方案对该项的规定又不同的，该户算作“无法判断”，不算减少。",
        "A household is 'not known' where a rule that differs is unknown or left to an office under "
          + "either policy; it is never counted as losing."
      ),
    ]
    let others = report.rules.filter { $0.budget == nil && $0.flow != nil }
    if !others.isEmpty {
      let names = others.map { "\(name($0))（\(name($0.flow))）" }
      let english = others.map { "\(name($0)) (\(name($0.flow)))" }
      remarks.append(
        pick(
          "未计入金额：\(names.joined(separator: "、"))。",
          "No yuan are added up for: \(english.joined(separator: ", "))."
        )
      )
    }
    if !report.skippedRules.isEmpty {
      let names = report.skippedRules.map { pick($0.title) }
      remarks.append(
        pick(
          "未比较（需要户和成员以外的资料）：\(names.joined(separator: "、"))。",
          "Not compared, as they need more than households and members: "
            + names.joined(separator: ", ") + "."
        )
      )
    }
    return remarks
  }

  /// What the measures of incomes are.
  package func remarks(_ incomes: IncomeComparison) -> [String] {
    [
      pick(
        "人均收入 =（\(pick(incomes.fact.name)) + 每年给的补助）÷ 人口。贫困发生率是人均收入低于贫困线的人所占的比例；"
          + "缺口率是全体人口对贫困线的平均差额占贫困线的比例（FGT，指数 0 和 1；Foster、Greer、Thorbecke，1984）；"
          + "基尼系数按人计。",
        "A person has an equal part of the household's \(pick(incomes.fact.name)) and of what it is "
          + "given every year. The head count is the share of persons below the line, the gap what "
          + "all persons lack on average, as a share of the line (FGT with exponents 0 and 1; Foster, "
          + "Greer and Thorbecke, 1984). The Gini coefficient is over persons."
      ),
      pick(
        "计入 \(count(incomes.households)) 户、\(count(incomes.persons)) 人；收入或人口未知的 "
          + "\(count(incomes.withoutIncome)) 户、补助无法判断的 \(count(incomes.withoutBenefits)) 户不计入。",
        "It counts \(count(incomes.households)) households with \(count(incomes.persons)) persons; "
          + "left out are \(count(incomes.withoutIncome)) households of unknown income or size and "
          + "\(count(incomes.withoutBenefits)) of which a benefit is not known."
      ),
    ]
  }
}

extension String {
  /// The digits with zeros behind them.
  fileprivate func padding(to length: Int) -> String {
    self + String(repeating: "0", count: max(0, length - count))
  }
}
