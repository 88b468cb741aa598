internal import PolicyPacks
public import ResettlementCore

/// Answers every question of a policy about the subjects of a population.
///
/// ```swift
/// let assessor = try Assessor(pack)
/// let answers = assessor.assess(extract.population, on: AssessmentDates(on: day))
/// ```
///
/// Assessing is pure: the same policy, population and dates give equal answers in the same order.
public struct Assessor: Sendable {
  /// The policy that answers.
  public let policy: any Policy

  /// Creates an assessor.
  ///
  /// - Parameter policy: A pack, or a policy written in Swift.
  /// - Throws: ``TemplateError`` if the policy is a template with open blanks.
  public init(_ policy: some Policy) throws(TemplateError) {
    if let pack = policy as? PolicyPack, !pack.blanks.isEmpty {
      throw TemplateError(id: pack.description.id, blanks: pack.blanks)
    }
    self.policy = policy
  }

  /// Returns the answers of all rules, by subject in the order of the population.
  ///
  /// - Parameters:
  ///   - population: The facts, as they were in the period asked about.
  ///   - dates: Which law, which facts, and the day of the decision.
  ///   - areas: The areas to ask in.
  /// - Returns: One answer for each rule and each subject of the rule's kind.
  /// - Complexity: The number of rules times the number of subjects of their kinds.
  public func assess(
    _ population: Population,
    on dates: AssessmentDates,
    areas: Set<Rule.Area> = Set(Rule.Area.allCases)
  ) -> [Assessment] {
    let rules = Dictionary(grouping: policy.rules.filter { areas.contains($0.area) }, by: \.subject)
    return SubjectKind.allCases.flatMap { kind in
      population.references(kind).flatMap { subject in
        (rules[kind] ?? []).map { policy.assess($0.id, of: subject, in: population, on: dates) }
      }
    }
  }

  /// Returns the answers of all rules about one subject.
  public func assess(
    _ subject: SubjectReference,
    in population: Population,
    on dates: AssessmentDates
  ) -> [Assessment] {
    policy.rules.filter { $0.subject == subject.kind }
      .map { policy.assess($0.id, of: subject, in: population, on: dates) }
  }
}

/// The error that a template was to answer, before a pack has filled its blanks.
public struct TemplateError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The template's id.
  public let id: PolicyID
  /// The blanks that are open, by parameter.
  public let blanks: [String]

  /// What is wrong, in both languages.
  public var message: LocalizedText {
    LocalizedText(
      zh: "“\(id)”是模板，尚有空白未填：\(blanks.joined(separator: "、"))；请用填写了它的政策包",
      en: "'\(id)' is a template whose blanks are open: \(blanks.joined(separator: ", ")); "
        + "use a pack that fills it"
    )
  }

  /// The message in English.
  public var description: String { message.english }
}
