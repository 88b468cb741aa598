import Foundation
import ResettlementKit
import StandardPacks

/// Shows which uses of an asset's revenue a clause allows, and one activation rate under each
/// reading of a clause that does not define it.
@main
struct AssetsDemo {
  let pack: PolicyPack
  let population: Population
  let dates: AssessmentDates

  static func main() throws {
    let folder = CommandLine.arguments.dropFirst().first ?? "Examples/Data"
    try AssetsDemo("ulanhot", "\(folder)/ulanhot.json")?.showRevenueUses()
    try AssetsDemo("qinzhou-port", "\(folder)/qinzhou-port.json")?.showActivationRates()
  }

  private init?(_ id: PolicyID, _ file: String) throws {
    let packs = PackLoader.load(StandardPacks.sources).packs
    guard let pack = packs.first(where: { $0.description.id == id }) else { return nil }
    let source = SourceText(name: file, bytes: Array(try Data(contentsOf: URL(filePath: file))))
    let extract = ExtractReader(catalogue: pack.catalogue).read(json: source)
    guard let day = extract.asOf else { return nil }
    self.pack = pack
    population = extract.population
    dates = AssessmentDates(on: day)
    print("== \(pack.description.region.chinese)，\(day) ==\n")
  }

  /// For each asset whether its revenue may be used as planned.
  private func showRevenueUses() {
    let answers = population.references(.asset).map {
      pack.assess("revenue_uses", of: $0, in: population, on: dates)
    }
    print(AssessmentRenderer(language: .chinese, catalogue: pack.catalogue).text(answers))
  }

  /// The activation rate of a site's assets under each way to count and to measure them.
  private func showActivationRates() throws {
    for measure in options(of: "activation_measure") {
      print(measure.text.chinese.dropLast())
      for unit in options(of: "activation_unit") {
        let chosen = ["activation_measure": measure.id, "activation_unit": unit.id]
        print("  \(unit.text.chinese.dropLast())：\(rate(try pack.choosing(readings: chosen)))")
      }
    }
  }

  private func options(of reading: String) -> [ReadingOption] {
    pack.readings.first { $0.id == reading }?.options ?? []
  }

  private func rate(_ pack: PolicyPack) -> String {
    let site = SubjectReference(.site, "S1")
    let answer = pack.assess("asset_activation_rate", of: site, in: population, on: dates)
    guard case .target(let rate) = answer.outcome, let part = rate.numerator,
      let whole = rate.denominator, let share = part.divided(by: whole)
    else { return answer.verdictName }
    let percent = Percentage(fraction: share).percent.rounded(toPlaces: 1, mode: .halfUp)
    let words = ["met": "达到", "missed": "未达到", "notYetDue": "尚未到期"]
    let standing = words[answer.verdictName] ?? answer.verdictName
    return "\(part) / \(whole) = \(percent) %，目标 \(rate.demanded ?? 0) %，\(standing)"
  }
}
