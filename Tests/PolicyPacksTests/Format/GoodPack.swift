import Diagnostics

@testable import PolicyPacks

/// A pack without mistakes that uses every part of the format, in files by their names.
enum GoodPack {
  static let manifest = """
    format: 1
    id: river-port
    version: 1.0.0
    kind: pack
    title: {zh-Hans: 河港片区, en: River Port area}
    rank: county
    region: { name: {zh-Hans: 河港片区, en: River Port area}, code: '990000' }
    rules_from: 2023-04-07
    rules_to: 2025-12-31
    documents:
      - id: port
        title: 三年行动方案
        issuer: 管委会办公室
        number: 河港发〔2023〕1号
        date: 2023-04-07
        published: 2023-04-07
    units: [就业局, 财政局]

    """

  static let clauses = """
    clauses:
      - id: port-05
        place: 二(二)5
        heading: 服务平台
        gist: {zh-Hans: 机构跟踪服务有补贴, en: agencies are paid for tracking}
        responsible:
          - { unit: 就业局, role: co-lead }
        obligations:
          - kind: benefit
            force: stated
            gist: 每人五百元
            status: executable
            by: [tracking_subsidy, placement.contract_months, repairs, repair_ticket]
          - { kind: duty, force: must, gist: 认定机构, status: discretion, of: 就业局 }
          - { kind: duty, force: encouraged, gist: 宣传, status: narrative, why: 没有可计算的内容 }
          - { kind: register, force: stated, gist: 建立台账 }
      - { id: port-06, place: 二(二)6, heading: 就业岗位 }
      - { id: port-07, place: 二(二)7, heading: 就业车间 }

    """

  static let parameters = """
    parameters:
      tracking_amount:
        title: {zh-Hans: 跟踪服务补贴标准, en: tracking service subsidy}
        unit: yuan/(person*month)
        values:
          - { from: 2023-04-07, to: 2023-12-31, value: 500, cite: port-05, gap: stated }
          - { from: 2024-02-01, value: 600.50, cite: [port-05], review_by: 2025-12-31 }
      first_year:
        title: 起始日
        type: date
        values: [{ from: 2023-04-07, to: 2025-12-31, value: 2023-05-01, cite: port-05 }]
      poverty_line:
        title: 监测线
        unit: yuan/(person*year)
        open: 由上级确定
    readings:
      once_for_whom:
        cite: port-05
        question: 每人一次还是每次就业一次？
        options: { per_person: 每人一次, per_placement: 每次就业一次 }
        choose: per_person
        why: 标题写明一次性
      week:
        question: 一周如何计算？
        options: { monday_to_sunday: 周一至周日, seven_days: 连续七天 }
        choose:
          - { from: 2023-04-07, option: seven_days }
          - { from: 2024-01-01, option: monday_to_sunday }
    facts:
      household.has_solar_panels: { name: 有光伏板, type: boolean, optional: true }
      household.roof: { name: 屋顶, type: enumeration, cases: { flat: 平, pitched: 坡 } }
      household.rooms: { name: 房间数, type: number, least: 1, most: 30, decimals: 0 }
      household.visits: { name: 走访日期, type: list of date, privacy: personal }
    definitions:
      placement.contract_months:
        title: 合同月数
        cite: [readings-global]
        value: |
          months(years and months duration(placement.contract_from, placement.contract_to))
      site.size:
        title: 规模
        table:
          hit: unique
          inputs: [site.household_count]
          rows:
            - { when: ['>= 800'], then: '"large"' }
            - { when: ['< 800'], then: '"small"' }

    """

  static let programme = """
    programme: tracking_subsidy
    title: 跟踪服务补贴
    cite: [port-05]
    subject: placement
    from: 2023-05-01
    paid_to: placement.agency
    applies_when: placement.is_insured
    when:
      contract_of_a_year: placement.contract_months >= 12
      insured:
        title: 社保缴满三个月
        cite: port-05
        holds: |
          if reading.once_for_whom = "per_person" then placement.pension_months_paid >= 3
          else true
      one_of:
        any:
          route_a: placement.is_stable_by_office
          route_b:
            all: { here: placement.agency_helped_to_sign, there: true }
      office:
        left_to: 就业局
        if: placement.is_insured
        about: 服务是否到位
    amount: { at_most: parameter.tracking_amount, per: person, period: once }

    """

  static let target = """
    target: training_share
    title: 培训比例
    cite: port-06
    force: best-effort
    subject: site
    numerator: count(site.residents[was_trained_this_year])
    denominator: count(site.residents)
    at_least: 0.4
    period: year

    """

  static let cadence = """
    cadence: weekly_visit
    title: 每周探访
    cite: port-06
    force: must
    subject: person
    every: week
    at_least: 1
    events: person.care_visits
    calendar_when: reading.week = "monday_to_sunday"

    """

  static let register = """
    register: repairs
    title: 维修台账
    cite: port-06
    subject: ledger_entry
    force: stated
    kept_by: 财政局
    updated: half_year
    when: { listed: ledger_entry.register = "repairs" }
    groups:
      late: { title: 超期, holds: ledger_entry.closed_on = null }
    fields:
      state: { title: 状态, value: ledger_entry.state }
      site: ledger_entry.site
    procedure: repair_ticket

    """

  static let procedure = """
    procedure: repair_ticket
    title: 维修程序
    cite: port-06
    subject: ledger_entry
    from: 2023-05-01
    applies_when: ledger_entry.register = "repairs"
    force: stated
    start: reported
    steps:
      reported: { title: 登记, actor: 就业局, next: [inspected, rejected] }
      inspected:
        actor: 财政局
        cite: port-05
        when: ledger_entry.is_verified
        evidence: [{ zh-Hans: 照片, en: photographs }]
        publish_for: parameter.tracking_amount
        within: parameter.tracking_amount
        days: working
        next: done
    ends:
      done: { title: { zh-Hans: 办结, en: done } }
      rejected: 未通过

    """

  static let duty = """
    duty: keeper_named
    title: 明确负责人
    cite: port-06
    force: must
    subject: site
    when: { named: site.household_count > 0 }
    due: parameter.first_year

    """

  static let prohibition = """
    prohibition: no_sale
    title: 不得出售
    cite: port-06
    force: must
    subject: resettlement_home
    when: { sold: true }

    """

  static let priority = """
    priority: relocated_first
    title: 搬迁户优先
    cite: port-06
    force: encouraged
    subject: placement
    for: [tracking_subsidy]
    when: { relocated: placement.worker.household.is_relocated }
    rank_by: placement.months_worked

    """

  static let places = """
    places:
      - topic: support
        cite: port-06
        place: receiving
        helped_by: origin
        units: { receiving: 就业局 }
        to: 2024-12-31
      - topic: identify
        cite: port-06
        reading: once_for_whom
        by_option: { per_person: origin, per_placement: receiving }
    messages:
      repairs: { sent: state, answered: state }

    """

  static let tests = """
    personas:
      worker_a: { persons: [{ id: a, is_employed: true }] }
    tests:
      - name: 合同满一年得补贴
        on: 2024-06-30
        use: worker_a
        given: { placements: [{ id: p1, worker: a }] }
        complete: [persons]
        readings: { once_for_whom: per_placement }
        parameters: { tracking_amount: 700 }
        expect:
          - { rule: tracking_subsidy, subject: p1, verdict: eligible, amount: 700, cites: [port-05] }
          - { rule: tracking_subsidy, subject: p2, verdict: unknown, missing: [placement.worker] }
          - { rule: tracking_subsidy, subject: p3, verdict: discretion, of: 就业局 }
          - { procedure: repair_ticket, subject: e1, at: start, next: [reported], undecided: [] }
          - { procedure: repair_ticket, subject: e1, at: reported, blocked: [inspected] }
      - name: 月数决定能否享受
        use: worker_a
        on: 2024-06-30
        given: { placements: [{ id: p1, worker: a, months_worked: 12 }] }
        rule: tracking_subsidy
        subject: p1
        cases:
          - { name: 少一个月, set: { p1.months_worked: 11 }, verdict: ineligible }
          - { name: 月数不明, unset: [p1.months_worked], verdict: unknown, on: 2024-07-31 }

    """

  static let files = [
    "port/pack.yaml": manifest, "port/clauses.yaml": clauses, "port/parameters.yaml": parameters,
    "port/benefits/tracking.yaml": programme, "port/measures/training.yaml": target,
    "port/measures/visits.yaml": cadence, "port/tests/tracking.yaml": tests,
    "port/registers/repairs.yaml": register, "port/registers/repair-ticket.yaml": procedure,
    "port/measures/keeper.yaml": duty, "port/measures/no-sale.yaml": prohibition,
    "port/benefits/relocated-first.yaml": priority, "port/places.yaml": places,
  ]

  /// The pack with some files replaced or added.
  static func source(_ changed: [String: String] = [:], id: String = "port") -> PackSource {
    let texts = files.merging(changed) { $1 }
    return PackSource(name: id, files: texts.map { SourceText(name: $0.key, text: $0.value) })
  }
}
