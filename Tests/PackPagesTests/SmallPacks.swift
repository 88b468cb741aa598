import Diagnostics
import PolicyPacks

/// Packs of an invented place: a library, and a pack that builds on it and has something of
/// everything that pages show.
enum SmallPacks {
  static var sources: [PackSource] { sources(in: "packs") }

  /// The packs as if their folders stood somewhere.
  static func sources(in folder: String) -> [PackSource] {
    [source("\(folder)/shared", shared), source("\(folder)/baichuan", baichuan)]
  }

  /// A pack of files by their paths inside its folder.
  static func source(_ name: String, _ files: [(String, String)]) -> PackSource {
    PackSource(
      name: name,
      files: files.map { SourceText(name: "\(name)/\($0.0)", text: $0.1) }
    )
  }

  static let shared = [
    (
      "pack.yaml",
      """
      format: 1
      id: shared
      version: 1.0.0
      kind: library
      title: { zh-Hans: 公共定义, en: shared definitions }
      rank: national
      region: { name: { zh-Hans: 全国, en: the country } }
      rules_from: 2020-01-01
      documents:
        - id: shared
          title: { zh-Hans: 通用, en: in general }
          issuer: 本所
      """
    ),
    (
      "lists.yaml",
      """
      clauses:
        - { id: shared-01, place: 第一条, heading: { zh-Hans: 公示, en: publication } }
      parameters:
        publication_days:
          title: { zh-Hans: 公示天数, en: days of publication }
          unit: day
          filled_by: [county]
          least: 1
          open: { zh-Hans: 由县级规定。, en: Set by the county. }
      definitions:
        person.is_relocated:
          title: { zh-Hans: 属搬迁户, en: belongs to a relocated household }
          value: person.household.is_relocated
      """
    ),
  ]

  static let baichuan = [
    ("pack.yaml", manifest), ("lists.yaml", lists), ("benefits/travel.yaml", programme),
    ("procedures/granting.yaml", procedure), ("tests/travel.yaml", tests),
    ("papers/notice.yaml", notice), ("papers/form.yaml", form), ("places.yaml", places),
    ("registers/letters.yaml", register),
  ]

  private static let manifest = """
    format: 1
    id: baichuan
    version: 1.2.0
    title: { zh-Hans: 柏川县后续扶持, en: Baichuan County support }
    rank: county
    region: { name: { zh-Hans: 柏川县, en: Baichuan County } }
    rules_from: 2024-01-01
    requires: [shared]
    documents:
      - id: baichuan
        title: { zh-Hans: 柏川县办法, en: rules of Baichuan }
        issuer: 柏川县人民政府办公室
        number: 柏政办发〔2024〕1号
        date: 2024-01-01
    units: [县人社局, 村委会]
    """

  private static let lists = """
    clauses:
      - id: baichuan-05
        place: 第五条
        heading: { zh-Hans: 交通补贴, en: travel subsidy }
        gist:
          zh-Hans: 省外干满六个月的，补路费。
          en: Those who worked far away for six months get their fare.
        responsible:
          - { unit: 县人社局, role: lead }
          - { unit: 村委会, role: cooperate }
        obligations:
          - kind: benefit
            force: stated
            gist: { zh-Hans: 补路费, en: the fare is paid }
            status: executable
            by: [travel_subsidy, granting]
          - kind: duty
            force: best-effort
            gist: { zh-Hans: 宣传到位, en: it is made known }
            status: narrative
            why: { zh-Hans: 没有数量, en: there is no number }
      - { id: baichuan-10, place: 第十条, heading: { zh-Hans: 附则, en: closing } }
    parameters:
      travel_subsidy:
        title: { zh-Hans: 补贴标准, en: subsidy }
        unit: yuan
        values:
          - { from: 2024-01-01, to: 2024-12-31, value: 500, cite: baichuan-05, review_by: 2024-12-01 }
          - { from: 2025-01-01, value: 600, cite: baichuan-05, review_by: 2026-12-31 }
      months_min:
        title: { zh-Hans: 务工月数, en: months of work }
        unit: month
        values:
          - { from: 2024-01-01, value: 6, cite: baichuan-05, review_by: 2025-12-31 }
      publication_days:
        values:
          - { from: 2024-01-01, value: 7, cite: baichuan-05, review_by: 2025-12-31 }
    readings:
      months_counted:
        cite: baichuan-05
        question: { zh-Hans: “六个月”要连续吗？, en: Must the months be in a row? }
        options:
          any: { zh-Hans: 累计即可。, en: Any six will do. }
          in_row: { zh-Hans: 要连续。, en: Yes. }
        choose: any
        why: { zh-Hans: 没有写连续。, en: It does not say so. }
    definitions:
      placement.distance:
        title: { zh-Hans: 远近, en: distance }
        table:
          hit: unique
          inputs: [placement.workplace]
          rows:
            - { when: ['"outside_province"'], then: '"far"' }
            - { when: ['not("outside_province")'], then: '"near"' }
    """

  private static let programme = """
    programme: travel_subsidy
    title: { zh-Hans: 外出务工交通补贴, en: travel subsidy for work }
    cite: [baichuan-05]
    subject: placement
    when:
      relocated:
        title: { zh-Hans: 属搬迁户, en: relocated }
        holds: placement.worker.is_relocated
      far:
        title: { zh-Hans: 在远处, en: far away }
        any:
          by_place: placement.distance = "far"
          by_office:
            left_to: 县人社局
            if: placement.distance = "near"
            about: { zh-Hans: 是否视为远处, en: whether it counts as far }
      long_enough:
        title: { zh-Hans: 干满月数, en: long enough }
        holds: |
          reading.months_counted = "any"
            and placement.months_worked >= parameter.months_min
    amount:
      exact: parameter.travel_subsidy
      per: person
      period: once
    """

  private static let procedure = """
    procedure: granting
    title: { zh-Hans: 补贴发放, en: granting }
    cite: [baichuan-05]
    subject: placement
    force: stated
    steps:
      apply:
        title: { zh-Hans: 申请, en: application }
        actor: 村委会
        evidence: [{ zh-Hans: 劳动合同, en: contract }]
        next: [publish, refused]
      publish:
        title: { zh-Hans: 公示, en: publication }
        actor: 村委会
        when: placement.months_worked >= parameter.months_min
        publish_for: parameter.publication_days
        days: working
        next: [pay, apply]
      pay:
        title: { zh-Hans: 发放, en: payment }
        actor: 县人社局
        next: paid
    ends:
      paid: { title: { zh-Hans: 已发放, en: paid } }
      refused: { title: { zh-Hans: 不予发放, en: refused } }
    """

  private static let notice = """
    paper: notice
    title: { zh-Hans: 补贴公示, en: notice of subsidies }
    cite: [baichuan-05]
    subject: placement
    use: publication
    for: granting.publish
    when: placement.months_worked >= parameter.months_min
    values:
      days: parameter.publication_days
    blocks:
      - text: { zh-Hans: "下列 {count} 人公示 {days}。", en: "These {count} are public for {days}." }
      - list:
          columns:
            worker: { title: { zh-Hans: 姓名, en: name }, value: placement.worker.name, mask: name }
            months: { value: placement.months_worked, total: true }
          order: [placement.months_worked]
      - seal: [县人社局]
    """

  private static let form = """
    paper: form
    title: { zh-Hans: 补贴申请表, en: form of application }
    cite: [baichuan-05]
    subject: placement
    use: record
    for: { step: granting.apply, evidence: 劳动合同 }
    blocks:
      - heading: { zh-Hans: 申请人, en: who applies }
      - fields:
          worker: { title: { zh-Hans: 姓名, en: name }, value: placement.worker.name }
          number: placement.worker.identity_number
          health: placement.worker.health
      - table:
          rows: placement.worker.household.members
          columns:
            relation: person.relation_to_head
      - blank: { title: { zh-Hans: 村里意见, en: what the village says }, lines: 3 }
      - signatures: [{ zh-Hans: 申请人, en: applicant }]
    """

  private static let places = """
    places:
      - topic: clue
        cite: [baichuan-05]
        place: receiving
        helped_by: origin
        units: { receiving: 村委会 }
      - topic: pay
        cite: [baichuan-05]
        reading: who_pays
        by_option: { here: receiving, there: origin }
    readings:
      who_pays:
        cite: baichuan-05
        question: { zh-Hans: 由谁发放？, en: Who pays? }
        options:
          here: { zh-Hans: 迁入地发放。, en: The new place. }
          there: { zh-Hans: 迁出地发放。, en: The old place. }
        choose: here
        why: { zh-Hans: 没有写明。, en: It does not say. }
    messages:
      letters: { sent: sent, answered: answered }
    """

  private static let register = """
    register: letters
    title: { zh-Hans: 两地函件台账, en: log of letters }
    cite: [baichuan-05]
    force: stated
    subject: ledger_entry
    kept_by: 村委会
    updated: on_change
    when:
      of_this_register:
        title: { zh-Hans: 登记在本台账, en: entered in this log }
        holds: ledger_entry.register = "letters"
    fields:
      sent: { title: { zh-Hans: 发出之日, en: day of sending }, value: ledger_entry.opened_on }
      answered: { title: { zh-Hans: 答复之日, en: day of answer }, value: ledger_entry.closed_on }
    """

  private static let tests = """
    personas:
      family:
        households: [ { id: h1, is_relocated: true } ]
        persons: [ { id: a, household: h1 } ]
    tests:
      - name: six months far away bring the fare
        on: 2024-09-30
        use: family
        given:
          placements:
            - { id: p1, worker: a, workplace: outside_province, months_worked: 6 }
        expect:
          - { rule: travel_subsidy, subject: p1, verdict: eligible, amount: 500, cites: [baichuan-05] }
      - name: what is otherwise
        on: 2024-09-30
        use: family
        rule: travel_subsidy
        subject: p1
        given:
          placements:
            - { id: p1, worker: a, workplace: outside_province, months_worked: 6 }
        cases:
          - { name: a month less, set: { p1.months_worked: 5 }, verdict: ineligible }
          - { unset: p1.months_worked, verdict: unknown, missing: [placement.months_worked] }
      - name: application comes first
        on: 2024-09-30
        use: family
        given:
          placements:
            - { id: p1, worker: a, workplace: outside_province, months_worked: 6 }
        expect:
          - { procedure: granting, subject: p1, at: start, next: [apply], blocked: [] }
      - name: what the document says
        on: 2024-09-30
        expect:
          - { clause: baichuan-05, in_force: true, responsible: { 县人社局: lead, 村委会: cooperate } }
          - { parameter: travel_subsidy, value: 500, from: 2024-01-01, to: 2024-12-31 }
          - { reading: months_counted, option: any }
    """
}
