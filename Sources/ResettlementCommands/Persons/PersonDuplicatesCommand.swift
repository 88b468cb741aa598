internal import ArgumentParser
internal import Diagnostics
internal import ResettlementCore
internal import Tabular

/// `resettle person duplicates`: records that may be of one person, with what speaks for it.
struct PersonDuplicatesCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "duplicates",
    abstract: "Finds records that may be of one person, with the evidence masked. 疑似重复",
    discussion: """
      Records are found by one identity number (old numbers of fifteen digits included), by name, \
      day of birth and place, and by belonging to two households at once. Nothing is merged by it. \
      The exit status is 1 if anything is found.

      Example 示例:
        resettle person duplicates --input extract.json --merges merges.jsonl --on 2024-06-30
      """
  )

  @OptionGroup(title: "What is known") var known: KnownPersons

  @Option(help: "The least strength that is shown: weak, likely or strong.")
  var strength = StrengthName.weak

  @Option(help: "The form of the results: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let population = try known.read(in: session)
    let findings = DuplicateSearch(population).findings().filter {
      $0.strength >= strength.strength
    }
    switch format {
    case .text: try session.print(text(findings, in: session))
    case .json: try session.print(.array(findings.map(value)))
    }
    return findings.isEmpty ? .fine : .findings
  }
}

/// A strength as it is named in options.
enum StrengthName: String, CaseIterable, ExpressibleByArgument {
  case weak
  case likely
  case strong

  var strength: PossibleDuplicate.Strength {
    switch self {
    case .weak: .weak
    case .likely: .likely
    case .strong: .strong
    }
  }
}

// MARK: - Showing

extension PersonDuplicatesCommand {
  private func text(_ findings: [PossibleDuplicate], in session: Session) -> String {
    let lines = findings.flatMap { finding in
      [head(finding, session)] + finding.evidence.map { "  " + line($0, session) }
    }
    let sum = session.pick("疑似重复 \(findings.count) 组", "possible duplicates: \(findings.count)")
    return (lines + [sum]).map { $0 + "\n" }.joined()
  }

  private func head(_ finding: PossibleDuplicate, _ session: Session) -> String {
    let separator = session.pick("、", ", ")
    let persons = finding.persons.map(\.rawValue).joined(separator: separator)
    let households = finding.households.map(\.rawValue).joined(separator: separator)
    let bases = finding.bases.map { $0.name(session) }.joined(separator: separator)
    return "\(finding.strength.name(session))  \(persons)  \(bases)"
      + (households.isEmpty
        ? "" : session.pick("（户：\(households)）", " (households: \(households))"))
  }

  private func line(_ evidence: DuplicateEvidence, _ session: Session) -> String {
    let fact =
      FactCatalogue.core.fact(id: evidence.fact, of: .person)
      ?? FactCatalogue.core.fact(id: evidence.fact, of: .household)
    let name = fact.map { session.pick($0.name.chinese, $0.name.english) } ?? evidence.fact
    let finding =
      switch evidence.finding {
      case .agrees: session.pick("相同", "the same")
      case .differs: session.pick("不同", "different")
      case .incomplete: session.pick("有的未知", "not known of all")
      }
    return "\(name)  \(finding)" + (evidence.shown.map { "  \($0)" } ?? "")
  }

  private func value(_ finding: PossibleDuplicate) -> JSONValue {
    [
      "persons": .array(finding.persons.map { .string($0.rawValue) }),
      "households": .array(finding.households.map { .string($0.rawValue) }),
      "bases": .array(finding.bases.map { .string($0.rawValue) }),
      "strength": .string(finding.strength.rawValue),
      "evidence": .array(
        finding.evidence.map { evidence in
          [
            "fact": .string(evidence.fact), "finding": .string(evidence.finding.rawValue),
            "shown": .optional(evidence.shown),
          ]
        }
      ),
    ]
  }
}

extension PossibleDuplicate.Strength {
  fileprivate func name(_ session: Session) -> String {
    switch self {
    case .strong: session.pick("很可能", "strong")
    case .likely: session.pick("可能", "likely")
    case .weak: session.pick("待查", "weak")
    }
  }
}

extension PossibleDuplicate.Basis {
  fileprivate func name(_ session: Session) -> String {
    switch self {
    case .identityNumber: session.pick("同一身份号码", "one identity number")
    case .nameBirthAndPlace: session.pick("同名同生日同地", "one name, day of birth and place")
    case .nameAndBirth: session.pick("同名同生日", "one name and day of birth")
    case .twoHouseholds: session.pick("同时在两户", "two households at once")
    }
  }
}
