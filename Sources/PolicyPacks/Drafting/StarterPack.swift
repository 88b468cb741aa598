public import Diagnostics
internal import LocatedYAML

/// A small new pack that is sound at once: a clause with an obligation, two parameters, a rule, and
/// its test with a yes, a no and an unknown.
///
/// Comments in the author's language say what to change. It requires the shared pack `common`.
///
/// ```swift
/// let files = StarterPack(head).files(in: .chinese)
/// ```
public struct StarterPack: Sendable {
  /// What the author says of the pack.
  public let head: PackHead

  /// Creates a pack from its head.
  public init(_ head: PackHead) {
    self.head = head
  }

  /// Returns the files by their paths within the pack's folder.
  public func files(in language: Language) -> [SourceText] {
    let words = DraftWords(language: language)
    return [
      SourceText(
        name: "pack.yaml",
        text: head.manifest(words, links: Self.links(words), units: [Self.unit])
      ),
      SourceText(name: "clauses.yaml", text: clauses(words)),
      SourceText(name: "parameters.yaml", text: parameters(words)),
      SourceText(name: "benefits/travel-subsidy.yaml", text: rule(words)),
      SourceText(name: "tests/travel-subsidy.yaml", text: test(words)),
    ]
  }

  /// The unit that the sample clause charges.
  private static let unit = "县人社局"

  /// The line that makes the shared definitions usable.
  private static func links(_ words: DraftWords) -> String {
    words.note(
      "通用的定义和口径：年龄、劳动力、合同月数等，可以直接用在表达式里。",
      "Shared definitions and readings: age, ability to work, months of a contract and so on."
    ) + "requires: [common]\n"
  }

  private func clauses(_ words: DraftWords) -> String {
    """
    \(words.note("条款，一条一项。示例是一条交通补贴：改 place（编号）、heading（小标题）和 gist（大意，用自己的话写）。", "The clauses, an item each. The sample is a travel subsidy: change its place, its heading, and its\ngist, which is in your own words."))\
    clauses:
      - id: \(head.clause)
        place: 第一条
        heading: \(words.text("外出务工交通补贴", "travel subsidy"))
        gist: \(words.text("搬迁劳动力在省外干满规定月数的，补一次路费。", "Relocated people who worked outside the province for some months get money for the journey."))
    \(words.note("负责的单位：lead 牵头，performs 承办。", "The units in charge: lead, or performs.", indent: 4))\
        responsible:
          - { unit: \(Self.unit), role: lead }
    \(words.note("条款的每项要求怎样落实：executable 由规则执行（by 写规则名）；discretion 由单位裁量（of 写单位）；\nnarrative 无法计算（why 写原因）。", "What becomes of each demand: executable, 'by' the rules; discretion, 'of' the unit; narrative, and\n'why' nothing can be computed.", indent: 4))\
        obligations:
          - kind: benefit
            force: stated
            gist: \(words.text("发给路费。", "The journey is paid."))
            status: executable
            by: [travel_subsidy]

    """
  }

  private func parameters(_ words: DraftWords) -> String {
    """
    \(words.note("文件里的数：从哪天起是多少，依据哪一条，哪天以前复核。数变了就加一行，旧的留着。", "The numbers of the document: from when, how much, by which clause, when to look at it again.\nWhen a number changes, add a line and keep the old one."))\
    parameters:
      travel_subsidy:
        title: \(words.text("交通补贴标准", "travel subsidy"))
        unit: yuan
        values:
          - { from: \(head.rulesFrom), value: 500, cite: \(head.clause), review_by: \(head.reviewBy) }
      travel_months_min:
        title: \(words.text("交通补贴务工月数", "months of work for the travel subsidy"))
        unit: month
        values:
          - { from: \(head.rulesFrom), value: 6, cite: \(head.clause), review_by: \(head.reviewBy) }

    """
  }

  private func rule(_ words: DraftWords) -> String {
    """
    \(words.note("一条规则一个文件。when 里的条件须全部成立；表达式里的数写参数。", "A rule is a file. All conditions under 'when' must hold; numbers are parameters."))\
    programme: travel_subsidy
    title: \(words.text("外出务工交通补贴", "travel subsidy"))
    cite: [\(head.clause)]
    \(words.note("判断的是什么：household 户、person 人、placement 就业安置等，见“主体与事实”。", "What is judged: household, person, placement and so on; see 'Subjects and facts'."))\
    subject: placement
    paid_to: placement.worker
    when:
      relocated:
        title: \(words.text("属搬迁户", "of a relocated household"))
        holds: placement.worker.household.is_relocated
      outside_province:
        title: \(words.text("在省外务工", "works outside the province"))
        holds: placement.workplace = "outside_province"
      long_enough:
        title: \(words.text("务工满规定月数", "has worked for long enough"))
        holds: placement.months_worked >= parameter.travel_months_min
    amount: parameter.travel_subsidy

    """
  }
}

// MARK: - The test

extension StarterPack {
  private func test(_ words: DraftWords) -> String {
    """
    \(words.note("测试就是例子：这样的人得到这样的结果。人和事都是编的。每条规则至少写三例：能得、不能得、情况不明。", "A test is an example: such a person gets such an answer. All people are made up. Write at least\nthree: a yes, a no, and one of whom not enough is known."))\
    tests:
      - name: \(words.name("在省外干满规定月数的有补贴", "months of work outside the province bring the subsidy"))
        on: \(head.rulesFrom)
        given:
          households:
            - { id: h1, is_relocated: true }
          persons:
            - { id: a, household: h1 }
          placements:
            - { id: p1, worker: a, workplace: outside_province, months_worked: 6 }
        rule: travel_subsidy
        subject: p1
    \(words.note("每例只写与上面不同的地方：set 改一个事实，unset 使它不明。", "Each case says what is different from above: 'set' changes a fact, 'unset' makes it unknown.", indent: 4))\
        cases:
          - name: \(words.name("刚好满", "just enough"))
            set: { p1.months_worked: parameter.travel_months_min }
            verdict: eligible
            amount: parameter.travel_subsidy
            cites: [\(head.clause)]
          - name: \(words.name("差一个月", "a month less"))
            set: { p1.months_worked: parameter.travel_months_min - 1 }
            verdict: ineligible
          - { name: \(words.name("在省内务工", "within the province")), set: { p1.workplace: in_province }, verdict: ineligible }
          - { name: \(words.name("不是搬迁户", "not relocated")), set: { h1.is_relocated: false }, verdict: ineligible }
          - name: \(words.name("没有登记月数", "nobody knows the months"))
            unset: [p1.months_worked]
            verdict: unknown
            missing: [placement.months_worked]
          - name: \(words.name("没有登记务工地点", "nobody knows the workplace"))
            unset: [p1.workplace]
            verdict: unknown
            missing: [placement.workplace]
          - name: \(words.name("没有登记是否搬迁户", "nobody knows whether they were relocated"))
            unset: [h1.is_relocated]
            verdict: unknown
            missing: [placement.worker.household.is_relocated]
          - { name: \(words.name("施行前一天", "the day before the rules")), on: \(head.dayBefore), verdict: notInForce }

    """
  }
}
