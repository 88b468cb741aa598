internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit

/// The options that say which rules are asked about which subjects.
struct FilterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Asks only in this area: households, assets, monitoring, benefits, measures; may be repeated."
    )
  )
  var area: [AreaName] = []

  @Option(
    help: ArgumentHelp(
      "Asks only about the subjects of this id, or kind/id; may be repeated.",
      valueName: "id"
    )
  )
  var subject: [String] = []

  @Option(help: ArgumentHelp("Asks only this rule; may be repeated.", valueName: "id"))
  var rule: [String] = []

  /// An area as it is named in options.
  enum AreaName: String, CaseIterable, ExpressibleByArgument {
    case households
    case assets
    case monitoring
    case benefits
    case measures

    var area: Rule.Area? { Rule.Area(rawValue: rawValue) }
  }

  /// Returns the answers that were asked for.
  ///
  /// - Throws: ``CommandError`` if there is no such rule or subject.
  func answers(
    of assessor: Assessor,
    about population: Population,
    on dates: AssessmentDates
  ) throws(CommandError) -> [Assessment] {
    let rules = try self.rules(of: assessor.policy)
    let areas = area.isEmpty ? Set(Rule.Area.allCases) : Set(area.compactMap(\.area))
    if subject.isEmpty, rule.isEmpty { return assessor.assess(population, on: dates, areas: areas) }
    let chosen = Dictionary(
      grouping: assessor.policy.rules.filter { rules.contains($0.id) && areas.contains($0.area) },
      by: \.subject
    )
    return try subjects(of: population).flatMap { subject in
      (chosen[subject.kind] ?? []).map { rule in
        assessor.policy.assess(rule.id, of: subject, in: population, on: dates)
      }
    }
  }

  /// Returns the rules of the areas that were asked for, and of these those that were named.
  func rules(of pack: PolicyPack) throws(CommandError) -> Set<Rule.ID> {
    let named = try rules(of: pack as any Policy)
    let areas = area.isEmpty ? Set(Rule.Area.allCases) : Set(area.compactMap(\.area))
    return Set(pack.rules.filter { areas.contains($0.area) && named.contains($0.id) }.map(\.id))
  }

  private func rules(of policy: any Policy) throws(CommandError) -> Set<Rule.ID> {
    let known = policy.rules.map(\.id)
    for id in rule where !known.contains(id) {
      throw CommandError(.noSuchRule(id, among: known), status: .usage)
    }
    return Set(rule.isEmpty ? known : rule)
  }

  private func subjects(
    of population: Population
  ) throws(CommandError) -> [SubjectReference] {
    let all = SubjectKind.allCases.flatMap(population.references)
    guard !subject.isEmpty else { return all }
    let wanted = Set(subject)
    let found = all.filter { wanted.contains($0.id) || wanted.contains($0.description) }
    let names = Set(found.flatMap { [$0.id, $0.description] })
    for name in subject where !names.contains(name) {
      throw CommandError(.noSuchSubject(name), status: .usage)
    }
    return found
  }
}

extension Diagnostic.Message {
  static func noSuchRule(_ name: String, among rules: [String]) -> Self {
    let near = nearestName(to: name, among: rules)
    return Self(
      "command.no-such-rule",
      en: "the pack has no rule '\(name)'"
        + (near.map { "; did you mean '\($0)'?" } ?? "; it has: \(rules.joined(separator: ", "))"),
      zh: "该政策包没有规则“\(name)”"
        + (near.map { "，是否应为“\($0)”？" } ?? "；已有：\(rules.joined(separator: "、"))")
    )
  }

  static func noSuchSubject(_ name: String) -> Self {
    Self(
      "command.no-such-subject",
      en: "the extract has no subject '\(name)'; name one by its id, or as person/P1",
      zh: "数据中没有对象“\(name)”；请写其标识，或写作 person/P1"
    )
  }
}
