internal import Quantities
internal import ResettlementCore

/// Values for the facts of a subject, so that each fact has each of its values in some sample.
struct FactSamples<Sampled: Subject> {
  /// Returns subjects with all facts known, with all optional ones absent, and with nothing known.
  static func subjects() throws -> [Sampled] {
    let values = Sampled.facts.map { Self.values(of: $0.declaration) }
    let count = values.map(\.count).max() ?? 1
    return try (0..<count).map { index in
      try subject(SubjectID("s-\(index)"), values.map { $0[index % $0.count] })
    } + [Sampled(id: "s-blank")]
  }

  private static func subject(
    _ id: SubjectID<Sampled>,
    _ values: [FactValue]
  ) throws -> Sampled {
    var subject = Sampled(id: id)
    for (fact, value) in zip(Sampled.facts, values) { try fact.set(value, in: &subject) }
    return subject
  }

  private static func values(of fact: FactDeclaration) -> [FactValue] {
    values(of: fact.type) + (fact.isOptional ? [.absent] : []) + [.unknown]
  }

  private static func values(of type: FactType) -> [FactValue] {
    switch type {
    case .boolean: [.boolean(true), .boolean(false)]
    case .number(let range): numbers(range).map { .number($0) }
    case .text: ["甲\"\n\\/", "", "é", " 0 "].map { .text($0) }
    case .date: [19_358, -800_000, 3_000_000].map { .date(CalendarDay(dayNumber: $0)) }
    case .enumeration(let enumeration): enumeration.cases.map { .symbol($0.id) }
    case .reference: [.reference("r-1"), .reference("甲")]
    case .list(let element): [.list(values(of: element)), .list([])]
    }
  }

  /// The limits, and the finest number between them.
  private static func numbers(_ range: NumberRange) -> [ExactDecimal] {
    let finest = ExactDecimal(significand: 1, exponent: -range.decimals)
    let least = range.minimum ?? ExactDecimal(-7)
    return [least, range.maximum ?? ExactDecimal(7), least + finest]
  }
}
