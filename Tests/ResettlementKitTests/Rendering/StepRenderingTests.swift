import Diagnostics
import Quantities
import ResettlementCore
import ResettlementKit
import TestSupport
import Tabular
import Testing

@Suite struct StepRenderingTests {
  @Test(
    arguments: Language.allCases.flatMap { language in
      AssessmentRenderer.Detail.allCases.map { (language, $0) }
    }
  )
  func `writes what may follow`(language: Language, detail: AssessmentRenderer.Detail) {
    let renderer = AssessmentRenderer(language: language, detail: detail)
    let text = [StepSamples.atReport, StepSamples.notBegun, StepSamples.ended]
      .map { renderer.text($0, of: StepSamples.procedure) }
      .joined(separator: "\n")
    Snapshot("steps-\(detail.rawValue).\(language.rawValue).txt").expect(text)
  }

  @Test func `writes HTML, all texts of others escaped`() {
    let html = AssessmentRenderer(language: .english)
      .html(StepSamples.atReport, of: StepSamples.procedure)
    Snapshot("steps.en.html").expect(html)
    #expect(html.contains("a &amp; b"))
    #expect(!html.contains("a & b"))
  }

  @Test func `writes JSON`() {
    let json = AssessmentJSON().value(StepSamples.atReport)
    Snapshot("steps.json").expect(JSONWriter(.pretty).text(of: json) + "\n")
  }
}

/// A procedure with steps of every standing, put together by hand.
private enum StepSamples {
  static let procedure = Procedure(
    id: "identification",
    title: Samples.text("识别认定", "identification"),
    subject: .monitoringCase,
    citations: ["aolezhaoqi-3-1-1-1"],
    force: .must,
    start: "report",
    steps: [
      Procedure.Step(
        id: "report",
        title: Samples.text("登记", "report"),
        actor: "嘎查村",
        next: ["visit", "green", "late", "rejected"]
      ),
      Procedure.Step(
        id: "visit",
        title: Samples.text("入户核实", "home visit"),
        actor: "嘎查村",
        citations: ["aolezhaoqi-3-1-1-2"],
        isGuarded: true,
        evidence: [Samples.text("授权书", "a & b"), Samples.text("照片", "photographs")],
        isPublication: true,
        isLimited: true,
        next: ["rejected"]
      ),
      Procedure.Step(id: "green", actor: "苏木镇", isGuarded: true, next: ["rejected"]),
      Procedure.Step(id: "late", actor: "苏木镇", isGuarded: true, next: ["rejected"]),
    ],
    ends: [Procedure.End(id: "rejected", title: Samples.text("未通过", "rejected"))]
  )

  private static let delivered = ComparisonReason(
    text: "monitoring_case.measures_delivered",
    operands: [
      Samples.operand(
        "monitoring_case.measures_delivered",
        Samples.text("帮扶措施已落实", "measures are delivered"),
        "false"
      )
    ],
    comparator: nil,
    holds: false,
    nearest: NearestChange(
      fact: "monitoring_case.measures_delivered",
      current: "false",
      needed: "true",
      unit: nil,
      verdict: "eligible"
    )
  )

  private static let stable = MissingTerm(.fact, "monitoring_case.is_income_stable")

  private static let publicationDays = ParameterUse(
    id: "publication_days",
    title: Samples.text("公示期", "days of publication"),
    value: nil,
    unit: "day",
    from: nil,
    citation: nil
  )

  private static let visit = FollowingStep(
    id: "visit",
    title: Samples.text("入户核实", "home visit"),
    isEnd: false,
    actor: "嘎查村",
    verdict: .eligible,
    reasons: Reasons(parameters: [publicationDays]),
    publication: TimeLimit(
      nil,
      .day,
      days: .working,
      missing: [MissingTerm(.parameter, "parameter.publication_days")]
    ),
    limit: TimeLimit(10, .day, days: .working)
  )

  static let atReport = FollowingSteps(
    procedure: "identification",
    subject: SubjectReference(.monitoringCase, "C1"),
    step: "report",
    following: [
      visit,
      FollowingStep(
        id: "green",
        title: nil,
        isEnd: false,
        actor: "苏木镇",
        verdict: .ineligible,
        reasons: Reasons(conditions: Samples.condition("green", .ineligible, delivered)),
        limit: TimeLimit(1, .month, days: .natural)
      ),
      FollowingStep(
        id: "late",
        title: nil,
        isEnd: false,
        actor: "苏木镇",
        verdict: .unknown(missing: [stable]),
        limit: TimeLimit(1, .day, days: .working)
      ),
      FollowingStep(
        id: "rejected",
        title: Samples.text("未通过", "rejected"),
        isEnd: true,
        verdict: .eligible
      ),
    ],
    dates: Samples.dates
  )

  static let notBegun = FollowingSteps(
    procedure: "identification",
    subject: SubjectReference(.monitoringCase, "C2"),
    step: nil,
    following: [
      FollowingStep(
        id: "report",
        title: Samples.text("登记", "report"),
        isEnd: false,
        actor: "嘎查村",
        verdict: .notInForce,
        reasons: Reasons(setAside: [Samples.text("尚未施行", "not in force yet")])
      )
    ],
    dates: Samples.dates
  )

  static let ended = FollowingSteps(
    procedure: "identification",
    subject: SubjectReference(.monitoringCase, "C3"),
    step: "rejected",
    following: [],
    dates: Samples.dates
  )
}
