import Foundation
import ResettlementKit
import StandardPacks

/// Adds up what each household is entitled to, and says what is still open.
@main
enum BenefitsDemo {
  static func main() throws {
    let folder = CommandLine.arguments.dropFirst().first ?? "Examples"
    let own = PackSource.discover(under: "\(folder)/Packs").sources
    let packs = PackLoader.load(StandardPacks.sources + own).packs
    guard let pack = packs.first(where: { $0.description.id == "yunling" }) else { return }
    let file = "\(folder)/Data/yunling-district.json"
    let source = SourceText(name: file, bytes: Array(try Data(contentsOf: URL(filePath: file))))
    let extract = ExtractReader(catalogue: pack.catalogue).read(json: source)
    guard let day = extract.asOf else { return print("\(file)：没有写 as_of") }

    print("\(pack.description.region.chinese)，\(day)：各户可享受的补助\n")
    let population = extract.population
    let dates = AssessmentDates(on: day)
    let answers = try Assessor(pack).assess(population, on: dates, areas: [.benefits])
    let byHousehold = Dictionary(grouping: answers) { population.household(of: $0.subject) }
    var total = Entitlements()
    for household in population.all(Household.self) {
      let entitlements = Entitlements(byHousehold[household.id] ?? [])
      print(household.id, entitlements.text, separator: "\n")
      total.add(entitlements)
    }
    print("合计\n  \(total.sums)")
  }
}

extension Population {
  /// The household that an answer about a subject concerns; `nil` if it concerns none.
  fileprivate func household(of subject: SubjectReference) -> Household.ID? {
    switch subject.kind {
    case .household: Household.ID(subject.id)
    case .placement: home(of: self[Placement.ID(subject.id)]?.worker.value)
    case .post: home(of: self[Post.ID(subject.id)]?.holder.value ?? nil)
    case .lease: self[Lease.ID(subject.id)]?.tenantHousehold.value ?? nil
    default: nil
    }
  }

  private func home(of person: Person.ID?) -> Household.ID? {
    person.flatMap { self[$0]?.household.value }
  }
}
