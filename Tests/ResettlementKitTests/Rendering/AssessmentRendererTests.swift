import Diagnostics
import Quantities
import ResettlementCore
import ResettlementKit
import TestSupport
import Testing

@Suite struct AssessmentRendererTests {
  private func text(
    _ assessment: Assessment,
    _ language: Language = .chinese,
    _ detail: AssessmentRenderer.Detail = .reasons
  ) -> String {
    AssessmentRenderer(language: language, detail: detail).text([assessment])
  }

  @Test(
    arguments: Language.allCases.flatMap { language in
      AssessmentRenderer.Detail.allCases.map { (language, $0) }
    }
  )
  func `writes answers of all kinds`(language: Language, detail: AssessmentRenderer.Detail) {
    let renderer = AssessmentRenderer(language: language, detail: detail)
    Snapshot("\(detail.rawValue).\(language.rawValue).txt")
      .expect(renderer.text(Samples.all, in: Samples.population))
  }

  @Test(arguments: Language.allCases)
  func `writes HTML`(language: Language) {
    Snapshot("answers.\(language.rawValue).html")
      .expect(AssessmentRenderer(language: language).html(Samples.all, in: Samples.population))
  }

  @Test func `escapes HTML of others`() {
    let evil = Samples.assessment(
      "x",
      LocalizedText(zh: #"<b>&"'"#),
      cites: ["<i>"],
      .verdict(.eligible)
    )
    let html = AssessmentRenderer(language: .chinese).html([evil])
    #expect(html.contains("&lt;b&gt;&amp;&quot;&#39;：符合（&lt;i&gt;）"))
    #expect(!html.contains("<b>") && !html.contains("<i>"))
  }

  @Test(arguments: [Force.bestEffort, .encouraged, .permitted, .stated, .principle])
  func `never calls a miss a breach unless the clause commands`(force: Force) {
    let missed = Samples.target(force, .missed)
    #expect(!text(missed, .english).contains("breach"))
    #expect(!text(missed).contains("违反"))
    #expect(text(missed).contains("✗") != force.leavesRoomInWords)
    #expect(text(Samples.target(.must, .missed), .english).contains("breach"))
    #expect(text(Samples.target(.must, .missed)).contains("违反"))
  }

  @Test(arguments: Force.allCases, [Rule.Kind.duty, .prohibition])
  func `never calls a duty or prohibition broken unless the clause commands`(
    force: Force,
    kind: Rule.Kind
  ) {
    let missed = Samples.demand(kind, force, .missed, holds: kind == .prohibition)
    #expect(text(missed, .english).contains("breach") == (force == .must))
    #expect(text(missed).contains("违反") == (force == .must))
    #expect(text(missed).hasPrefix("就业安置 P1\n  ✗ ") != force.leavesRoomInWords)
  }

  @Test(arguments: [
    (Amount(.exact(500), unit: "yuan"), "500 元", "500 yuan"),
    (Amount(.exact(1), unit: "month"), "1 个月", "1 month"),
    (Amount(.exact(500), unit: "yuan", period: "once"), "一次性 500 元", "500 yuan once"),
    (
      Amount(.exact(300), unit: "yuan", per: "person", period: "month"), "每人每月 300 元",
      "300 yuan for each person a month"
    ),
    (Amount(.atMost(3_000_000), unit: "yuan"), "最高 3000000 元", "up to 3000000 yuan"),
    (
      Amount(.range(5, 10), unit: "yuan/(person*month)"), "5 至 10 元/人·月",
      "5 to 10 yuan/person·month"
    ),
    (Amount(.share(50), unit: "percent"), "50 %", "50 %"),
    (Amount(.share(ExactDecimal(significand: 5, exponent: -1)), unit: "ratio"), "50 %", "50 %"),
    (Amount(.exact(20), unit: "m2/household"), "20 平方米/户", "20 m²/household"),
  ])
  func `writes amounts as people say them`(amount: Amount, chinese: String, english: String) {
    let answer = Samples.assessment(
      "x",
      Samples.text("甲", "x"),
      cites: ["c-1"],
      .verdict(.eligible),
      amount: amount
    )
    #expect(text(answer) == "就业安置 P1\n  ✓ 甲：符合，\(chinese)（c-1）\n")
    #expect(text(answer, .english) == "placement P1\n  ✓ x: eligible, \(english) (c-1)\n")
  }

  @Test func `asks of a comparison with null whether there is something`() {
    func report(_ text: String, _ holds: Bool?) -> String {
      let operand = Samples.operand(text, nil, holds.map { $0 ? "false" : "true" })
      let comparison = ComparisonReason(
        text: text,
        operands: [operand],
        comparator: nil,
        holds: holds
      )
      let verdict: Verdict =
        holds.map { $0 ? .eligible : .ineligible }
        ?? .unknown(missing: [MissingTerm(.fact, "placement.contract_to")])
      let conditions = Samples.condition("c", verdict, comparison)
      return self.text(
        Samples.assessment(
          "x",
          Samples.text("甲", "x"),
          cites: ["c-1"],
          .verdict(verdict),
          Reasons(conditions: conditions)
        ),
        .chinese,
        .full
      )
    }
    #expect(report("placement.contract_to != null", true).contains("✓ 合同终止日：有\n"))
    #expect(report("placement.contract_to != null", false).contains("✗ 合同终止日：无（应有）\n"))
    #expect(report("placement.contract_to = null", false).contains("✗ 合同终止日：有（应无）\n"))
    #expect(report("placement.contract_to = null", nil).contains("? 合同终止日：未知\n"))
  }

  @Test func `shows a share in as many places as tell it from the demand`() {
    let close = Samples.assessment(
      "x",
      Samples.text("甲", "x"),
      .target,
      Samples.site,
      cites: ["c-1"],
      .target(
        TargetResult(
          .missed,
          numerator: 199_999,
          denominator: 2_000_000,
          demanded: 10,
          force: .stated
        )
      )
    )
    #expect(text(close).contains("= 9.99995 %，要求 10"))
  }

  @Test func `names the facts in an expression and a member by its id`() {
    let missing = MissingTerm(.fact, "site.residents[P.1].is_employed")
    let unknown = Verdict.unknown(missing: [missing])
    let condition = ConditionReason(
      id: "c",
      form: .expression("site.household_count *\n 2 > dates.law_as_of"),
      outcome: unknown
    )
    let report = text(
      Samples.assessment(
        "x",
        Samples.text("甲", "x"),
        .classification,
        Samples.site,
        cites: ["c-1"],
        .verdict(unknown),
        Reasons(conditions: condition)
      )
    )
    #expect(report.contains("? 安置户数 × 2 > 规定适用日\n"))
    #expect(report.contains(" P.1 的"))
  }

  @Test(
    arguments: [
      ("list contains(placement.grants_received, \"x\")", "已享受补助中有“x”：否（应为是）"),
      ("some m in household.members satisfies m.is_able_to_work", "家庭成员中至少有一项满足："),
      ("count(placement.grants_received) > 2", "已享受补助的数目"),
      ("not an expression (", "not an expression ("),
    ]
  )
  func `a plain yes or no is told in words, not in FEEL`(text: String, expected: String) {
    let comparison = ComparisonReason(
      text: text,
      operands: [.init(text: text, name: nil, value: "false", unit: nil)],
      comparator: nil,
      holds: false
    )
    let answer = Samples.assessment(
      "x",
      Samples.text("甲", "x"),
      .classification,
      SubjectReference(.placement, "P1"),
      cites: ["c-1"],
      .verdict(.ineligible),
      Reasons(conditions: Samples.condition("c", .ineligible, comparison))
    )
    #expect(self.text(answer, .chinese, .full).contains(expected))
  }

  @Test func `shows no name and no identity number`() {
    let comparison = ComparisonReason(
      text: "person.name = \"张样本\"",
      operands: [
        Samples.operand("person.name", Samples.text("姓名", "name"), "张样本"),
        Samples.operand("person.birth_date", Samples.text("出生日期", "birth date"), "1955-06-01"),
      ],
      comparator: "=",
      holds: false,
      nearest: NearestChange(
        fact: "person.name",
        current: "张样本",
        needed: "李样本",
        unit: nil,
        verdict: "eligible"
      )
    )
    let answer = Samples.assessment(
      "x",
      Samples.text("甲", "x"),
      .classification,
      SubjectReference(.person, "P1"),
      cites: ["c-1"],
      .verdict(.ineligible),
      Reasons(conditions: Samples.condition("same_name", .ineligible, comparison))
    )
    let report = text(answer, .chinese, .full)
    #expect(report.contains("姓名 *** = 出生日期 1955-06-01"))
    #expect(!report.contains("样本"))
    let json = AssessmentJSON().text([answer], on: Samples.dates)
    #expect(json.contains(#""value": "***""#) && !json.contains("李样本"))
  }

  @Test func `gives the same bytes for the same answers`() {
    let renderer = AssessmentRenderer(language: .chinese, detail: .full)
    #expect(renderer.text(Samples.all) == renderer.text(Samples.all))
    let json = renderer.json(Samples.all, on: Samples.dates)
    #expect(json == renderer.json(Samples.all, on: Samples.dates))
  }
}

extension Force {
  /// Whether the mark of a miss is not that of a no.
  fileprivate var leavesRoomInWords: Bool { [.bestEffort, .encouraged, .permitted].contains(self) }
}
