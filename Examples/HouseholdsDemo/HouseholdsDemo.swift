import Foundation
import ResettlementKit
import StandardPacks

/// Lists households with who of them can work, who works, and who comes first for a post.
///
/// The pack lies in a folder of the host's own, and fills the blanks of one that is compiled in.
@main
enum HouseholdsDemo {
  static func main() throws {
    let folder = CommandLine.arguments.dropFirst().first ?? "Examples"
    let own = PackSource.discover(under: "\(folder)/Packs").sources
    let packs = PackLoader.load(StandardPacks.sources + own).packs
    guard let pack = packs.first(where: { $0.description.id == "yunling" }) else { return }
    let file = "\(folder)/Data/yunling-district.json"
    let source = SourceText(name: file, bytes: Array(try Data(contentsOf: URL(filePath: file))))
    let extract = ExtractReader(catalogue: pack.catalogue).read(json: source)
    guard let day = extract.asOf else { return print("\(file)：没有写 as_of") }

    print("\(pack.description.region.chinese)，\(day)：各户劳动力\n")
    let population = extract.population
    let dates = AssessmentDates(on: day)
    let answers = try Assessor(pack).assess(population, on: dates, areas: [.households])
    let isFirst = Set(answers.filter { $0.verdictName == "eligible" }.map(\.subject))
    for household in population.all(Household.self) {
      let members = population.related("members", of: household.reference).listed
      print(household.id, terminator: household.isRelocated == .known(true) ? " 搬迁户 " : " 当地户 ")
      show(members.compactMap { population[Person.ID($0.id)] }, first: isFirst)
    }
  }

  private static func show(_ members: [Person], first: Set<SubjectReference>) {
    let workers = members.filter(\.canWork)
    var parts = ["\(members.count) 人", "有劳动能力 \(workers.count) 人"]
    if workers.isEmpty { parts.append("整户无劳动能力") }
    add("未就业", workers.filter { $0.isEmployed == .known(false) }, to: &parts)
    add("公益岗优先", members.filter { first.contains($0.reference) }, to: &parts)
    print(parts.joined(separator: "，"))
  }

  private static func add(_ title: String, _ people: [Person], to parts: inout [String]) {
    guard !people.isEmpty else { return }
    parts.append("\(title)：\(people.map(\.id.rawValue).joined(separator: "、"))")
  }
}

extension Person {
  /// Whether it is known that the person can work, be it little.
  fileprivate var canWork: Bool {
    [.skilled, .ordinary, .weakOrHalf].contains(labourAbility.value)
  }
}
