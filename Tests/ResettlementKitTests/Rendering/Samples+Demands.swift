import ResettlementCore

// MARK: - Duties, prohibitions, registers, priorities

extension Samples {
  /// A duty or a prohibition with its one condition.
  static func demand(
    _ kind: Rule.Kind,
    _ force: Force,
    _ verdict: TargetVerdict,
    holds: Bool
  ) -> Assessment {
    assessment(
      "\(kind.rawValue)_\(force.rawValue)_\(verdict.name)",
      kind == .duty ? text("参加社会保险", "insurance") : text("不得参保", "no insurance"),
      kind,
      cites: ["qinzhou-30"],
      .target(TargetResult(verdict, force: force)),
      Reasons(
        conditions: all(
          holds ? .eligible : .ineligible,
          condition("insured", holds ? .eligible : .ineligible, insured(holds, kind))
        )
      )
    )
  }

  /// A plain yes or no; a duty says how it would be done.
  private static func insured(_ value: Bool, _ kind: Rule.Kind) -> ComparisonReason {
    let done = NearestChange(
      fact: "placement.is_insured",
      current: "false",
      needed: "true",
      unit: nil,
      verdict: "met"
    )
    return ComparisonReason(
      text: "placement.is_insured",
      operands: [operand("placement.is_insured", text("已参保", "insured"), "\(value)")],
      comparator: nil,
      holds: value,
      nearest: kind == .duty && !value ? done : nil
    )
  }

  private static let isMissing = TargetVerdict.unknown(
    missing: [MissingTerm(.fact, "placement.is_insured")]
  )

  private static func listed(_ kind: Rule.Kind, _ verdict: Verdict) -> Assessment {
    assessment(
      "\(kind.rawValue)_\(verdict.name)",
      kind == .register ? text("劳动力台账", "register of workers") : text("就业优先", "work first"),
      kind,
      cites: ["qinzhou-01"],
      .verdict(verdict)
    )
  }

  static let demands: [Assessment] =
    Force.allCases.map { demand(.duty, $0, .missed, holds: false) }
    + Force.allCases.map { demand(.prohibition, $0, .missed, holds: true) } + [
      demand(.duty, .must, .met, holds: true), demand(.duty, .must, .notYetDue, holds: false),
      demand(.prohibition, .must, .met, holds: false),
      demand(.prohibition, .must, isMissing, holds: false),
      listed(.register, .eligible), listed(.register, .ineligible), listed(.priority, .eligible),
      listed(.priority, .ineligible),
    ]
}
