import Foundation
import ResettlementKit
import StandardPacks

/// Says for each monitoring case whether its risk may be marked eliminated, what stands against it,
/// what is not known, and which single change would do.
@main
struct MonitoringDemo {
  let pack: PolicyPack

  static func main() throws {
    let file = CommandLine.arguments.dropFirst().first ?? "Examples/Data/aolezhaoqi.json"
    let packs = PackLoader.load(StandardPacks.sources).packs
    guard let pack = packs.first(where: { $0.description.id == "aolezhaoqi" }) else { return }
    let source = SourceText(name: file, bytes: Array(try Data(contentsOf: URL(filePath: file))))
    let extract = ExtractReader(catalogue: pack.catalogue).read(json: source)
    guard let day = extract.asOf else { return print("\(file)：没有写 as_of") }

    print("\(pack.description.title.chinese)，\(day)：可否标注风险消除\n")
    for rule in pack.eliminations {
      for subject in extract.population.references(rule.subject) {
        let dates = AssessmentDates(on: day)
        let answer = pack.assess(rule.id, of: subject, in: extract.population, on: dates)
        MonitoringDemo(pack: pack).show(answer)
      }
    }
  }

  private func show(_ answer: Assessment) {
    let words = ["eligible": "可以标注", "ineligible": "不可标注", "unknown": "信息不足"]
    print("\(answer.subject.id)  \(words[answer.verdictName] ?? answer.verdictName)")
    for term in answer.missing { print("     缺：\(title(of: term.name))") }
    guard let conditions = answer.reasons.conditions else { return }
    showFailures(of: conditions, indent: "     ")
    for change in Set(conditions.sufficientChanges).sorted(by: { $0.fact < $1.fact }) {
      print("     若\(title(of: change.fact))由 \(change.current) 变为 \(change.needed)，即可标注")
    }
  }

  private func showFailures(of condition: ConditionReason, indent: String) {
    for part in condition.parts where part.outcome == .ineligible {
      let hint = part.form == .any ? "（以下满足一项即可）" : ""
      print("\(indent)未满足：\(part.title?.chinese ?? part.id)\(hint)")
      showFailures(of: part, indent: indent + "  ")
    }
  }

  /// What a fact is called that a path leads to, such as `monitoring_case.household.size`.
  private func title(of path: String) -> String {
    var kind = SubjectKind.monitoringCase
    let names = path.split(separator: ".").dropFirst().map { step in
      let id = String(step.prefix { $0 != "[" })
      let fact = pack.catalogue.fact(id: id, of: kind)
      let relation = pack.catalogue.relation(id, of: kind)
      kind = fact?.type.referencedKind ?? relation?.element ?? kind
      return (fact?.name ?? relation?.name)?.chinese ?? id
    }
    return names.joined(separator: "的")
  }
}

extension ConditionReason {
  /// The changes of one fact with which the whole answer is a yes.
  fileprivate var sufficientChanges: [NearestChange] {
    guard outcome == .ineligible else { return [] }
    let own = comparisons.compactMap(\.nearest).filter { $0.verdict == "eligible" }
    return own + parts.flatMap(\.sufficientChanges)
  }
}
