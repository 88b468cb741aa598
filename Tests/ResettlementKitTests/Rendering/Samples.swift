import Quantities
import ResettlementCore

/// Answers put together by hand, one of each kind.
enum Samples {
  static let day = CalendarDay("2024-06-30") ?? CalendarDay(dayNumber: 0)
  static let dates = AssessmentDates(on: day)
  static let p1 = SubjectReference(.placement, "P1")
  static let site = SubjectReference(.site, "S1")

  static func text(_ chinese: String, _ english: String) -> LocalizedText {
    LocalizedText(zh: chinese, en: english)
  }

  static func assessment(
    _ id: String,
    _ title: LocalizedText,
    _ kind: Rule.Kind = .programme,
    _ subject: SubjectReference = p1,
    cites: [String],
    _ outcome: Assessment.Outcome,
    amount: Amount? = nil,
    _ reasons: Reasons = Reasons()
  ) -> Assessment {
    let areas: [Rule.Kind: Rule.Area] = [
      .classification: .households, .detection: .monitoring, .elimination: .monitoring,
      .assetCheck: .assets, .target: .measures, .norm: .measures, .cadence: .measures,
      .register: .measures, .duty: .measures, .prohibition: .measures,
    ]
    let rule = Rule(
      id: id,
      area: areas[kind] ?? .benefits,
      kind: kind,
      title: title,
      subject: subject.kind,
      citations: cites
    )
    return Assessment(
      policy: "qinzhou-port",
      rule: rule,
      subject: subject,
      outcome: outcome,
      amount: amount,
      reasons: reasons,
      dates: dates
    )
  }

  static func operand(
    _ text: String,
    _ name: LocalizedText? = nil,
    _ value: String?,
    _ unit: String? = nil
  ) -> ComparisonReason.Operand {
    ComparisonReason.Operand(text: text, name: name, value: value, unit: unit)
  }

  static func condition(
    _ id: String,
    titled title: LocalizedText? = nil,
    _ outcome: Verdict,
    _ comparisons: ComparisonReason...,
    cites: [String] = []
  ) -> ConditionReason {
    ConditionReason(
      id: id,
      title: title,
      form: .expression(comparisons.map(\.text).joined(separator: "\n  and ")),
      outcome: outcome,
      comparisons: comparisons,
      citations: cites
    )
  }

  static func all(_ outcome: Verdict, _ parts: ConditionReason...) -> ConditionReason {
    ConditionReason(id: "when", form: .all, outcome: outcome, parts: parts)
  }
}

// MARK: - Comparisons

extension Samples {
  static func months(
    _ months: String?,
    holds: Bool?,
    nearest: NearestChange? = nil
  ) -> ComparisonReason {
    ComparisonReason(
      text: "placement.contract_months >= parameter.contract_months_min",
      operands: [
        operand(
          "placement.contract_months",
          text("合同月数", "months of the contract"),
          months,
          "month"
        ),
        operand(
          "parameter.contract_months_min",
          text("合同期限下限", "shortest contract"),
          "12",
          "month"
        ),
      ],
      comparator: ">=",
      holds: holds,
      nearest: nearest
    )
  }

  static func isInsured(_ value: Bool) -> ComparisonReason {
    ComparisonReason(
      text: "placement.is_insured",
      operands: [operand("placement.is_insured", text("已参保", "insured"), value ? "true" : "false")],
      comparator: nil,
      holds: value,
      nearest: value
        ? nil
        : NearestChange(
          fact: "placement.is_insured",
          current: "false",
          needed: "true",
          unit: nil,
          verdict: "ineligible"
        )
    )
  }

  static let workplace = ComparisonReason(
    text: #"placement.workplace = "outside_province""#,
    operands: [
      operand("placement.workplace", text("就业地点", "workplace"), "in_city"),
      operand(#""outside_province""#, nil, "outside_province"),
    ],
    comparator: "=",
    holds: false
  )

  static let subsidy = ParameterUse(
    id: "tracking_subsidy",
    title: text("跟踪服务补贴标准", "tracking service subsidy"),
    value: "500",
    unit: "yuan",
    from: CalendarDay("2023-04-07"),
    citation: "qinzhou-05"
  )

  static let perPerson = ReadingUse(
    id: "once_for_whom",
    question: text("一次性按人还是按次计", "once for a person or a placement"),
    option: "per_person",
    text: text("每人一次", "once for each person"),
    citation: "qinzhou-05",
    isOverridden: true
  )
}

// MARK: - Answers

extension Samples {
  static let subsidyTitle = text("一次性跟踪服务补贴", "one-off tracking service subsidy")

  static let eligible = assessment(
    "tracking_service_subsidy",
    subsidyTitle,
    cites: ["qinzhou-05"],
    .verdict(.eligible),
    amount: Amount(.exact(500), unit: "yuan", per: "person", period: "once"),
    Reasons(
      conditions: all(
        .eligible,
        condition(
          "contract_of_a_year",
          titled: text("合同满一年", "contract of a year"),
          .eligible,
          months("12", holds: true)
        ),
        condition("insured", .eligible, isInsured(true))
      ),
      computations: [
        Computation(
          id: "amount",
          text: "parameter.tracking_subsidy",
          value: "500",
          unit: "yuan",
          operands: []
        )
      ],
      parameters: [subsidy],
      readings: [perPerson]
    )
  )

  static let ineligible = assessment(
    "tracking_service_subsidy",
    subsidyTitle,
    cites: ["qinzhou-05"],
    .verdict(.ineligible),
    Reasons(
      conditions: all(
        .ineligible,
        condition(
          "contract_of_a_year",
          titled: text("合同满一年", "contract of a year"),
          .ineligible,
          months(
            "11",
            holds: false,
            nearest: NearestChange(
              fact: "placement.contract_to",
              current: "2024-05-31",
              needed: "2024-06-30",
              unit: nil,
              verdict: "eligible"
            )
          )
        ),
        condition("insured", .ineligible, isInsured(false), cites: ["qinzhou-06"]),
        ConditionReason(
          id: "where",
          title: text("工作地点", "place of work"),
          form: .any,
          outcome: .ineligible,
          parts: [
            condition("outside", .ineligible, workplace),
            condition(
              "both",
              titled: text("合同与参保", "contract and insurance"),
              .ineligible,
              months("11", holds: false),
              isInsured(false)
            ),
          ]
        )
      ),
      parameters: [subsidy],
      readings: [perPerson]
    )
  )

  static let unknown = assessment(
    "recruitment_subsidy",
    text("招用补贴", "subsidy for hiring"),
    cites: ["qinzhou-06"],
    .verdict(
      .unknown(missing: [
        MissingTerm(.parameter, "parameter.monitoring_line"),
        MissingTerm(.fact, "placement.contract_to"),
        MissingTerm(.fact, "placement.worker.household.size"),
        MissingTerm(.reading, "reading.months_counted"),
      ])
    ),
    Reasons(
      application: condition("applies_when", .eligible, isInsured(true)),
      conditions: all(
        .unknown(missing: [MissingTerm(.fact, "placement.contract_to")]),
        condition(
          "contract_of_a_year",
          .unknown(missing: [MissingTerm(.fact, "placement.contract_to")]),
          months(nil, holds: nil)
        )
      ),
      parameters: [
        ParameterUse(
          id: "monitoring_line",
          title: text("监测线", "monitoring line"),
          value: nil,
          unit: "yuan/(person*year)",
          from: nil,
          citation: nil
        )
      ],
      readings: [
        ReadingUse(
          id: "months_counted",
          question: text("月数如何计算", "how months are counted"),
          option: nil,
          text: nil,
          citation: "qinzhou-06",
          isOverridden: false
        )
      ],
      tableRows: [TableRowUse(table: "site.size", row: 2, cells: ["[800..3000)", "\"medium\""])],
      setAside: [text("省级标准已被片区标准取代", "the province's standard gives way to the area's")]
    )
  )

  static let discretion = assessment(
    "start_up_support",
    text("生产经营扶持", "support for production"),
    cites: ["qinzhou-04"],
    .verdict(.discretion(of: ["财政金融局", "组织人社局"])),
    Reasons(
      conditions: all(
        .discretion(of: ["财政金融局"]),
        ConditionReason(
          id: "office",
          title: text("经营正常", "works as usual"),
          form: .leftTo("财政金融局"),
          outcome: .discretion(of: ["财政金融局"])
        )
      )
    )
  )

  static let notApplicable = assessment(
    "graduate_subsidy",
    text("高校毕业生补贴", "subsidy for graduates"),
    cites: ["district-template-3-5"],
    .verdict(.notApplicable),
    Reasons(application: condition("applies_when", .ineligible, isInsured(false)))
  )

  static let share = assessment(
    "shop_rent",
    text("门面租金减免", "rent of shops reduced"),
    cites: ["district-template-3-3"],
    .verdict(.eligible),
    amount: Amount(.share(50), unit: "percent", period: "year")
  )

  static let range = assessment(
    "interest_free_loan",
    text("创业贷款", "loan for starting up"),
    cites: ["qinzhou-07"],
    .verdict(.eligible),
    amount: Amount(.range(50000, 200000), unit: "yuan")
  )

  static let detection = assessment(
    "income_below_line",
    text("收入低于监测线", "income below the line"),
    .detection,
    SubjectReference(.household, "H1"),
    cites: ["anhui-35"],
    .verdict(.ineligible)
  )

  static func target(_ force: Force, _ verdict: TargetVerdict) -> Assessment {
    let computations = [
      Computation(
        id: "numerator",
        text: "count(site.residents[item.was_trained_this_year])",
        value: "3",
        unit: "person",
        operands: []
      ),
      Computation(
        id: "denominator",
        text: "count(site.residents)",
        value: "9",
        unit: "person",
        operands: []
      ),
      Computation(
        id: "at_least",
        text: "parameter.training_share",
        value: "40",
        unit: "percent",
        operands: []
      ),
    ]
    let share = ParameterUse(
      id: "training_share",
      title: text("培训人数比例", "share of those trained"),
      value: "40",
      unit: "percent",
      from: CalendarDay("2023-04-07"),
      citation: "qinzhou-08"
    )
    return assessment(
      "training_share_\(force.rawValue)",
      text("年度培训", "training in the year"),
      .target,
      site,
      cites: ["qinzhou-08"],
      .target(TargetResult(verdict, numerator: 3, denominator: 9, demanded: 40, force: force)),
      Reasons(computations: computations, parameters: [share])
    )
  }

  static let norm = assessment(
    "elder_care_area",
    text("养老服务设施", "rooms for the care of the old"),
    .norm,
    site,
    cites: ["anhui-23"],
    .target(
      TargetResult(
        .missed,
        numerator: 160,
        denominator: 1000,
        demanded: ExactDecimal(significand: 2, exponent: -1),
        force: .must
      )
    ),
    Reasons(computations: [
      Computation(id: "numerator", text: "a", value: "160", unit: "m2", operands: []),
      Computation(id: "denominator", text: "b", value: "1000", unit: "household", operands: []),
      Computation(id: "at_least", text: "c", value: "0.2", unit: "m2/household", operands: []),
    ])
  )

  static let all: [Assessment] =
    [
      eligible, ineligible, unknown, discretion, notApplicable, share, range, detection,
      target(.must, .missed), target(.stated, .missed), target(.principle, .missed),
      target(.bestEffort, .missed), target(.encouraged, .missed), target(.permitted, .missed),
      target(.must, .met), target(.must, .notYetDue), target(.must, .notInForce), norm,
    ] + demands

  static let population: Population = {
    var population = Population()
    population.flags[SubjectReference(.person, "P3")] = ["extract.identity-number"]
    return population
  }()
}
