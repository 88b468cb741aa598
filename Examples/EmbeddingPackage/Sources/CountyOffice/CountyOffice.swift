import Diagnostics
import Foundation
import PolicyPacks
import Quantities
import ResettlementCore
import ResettlementKit
import StandardPacks

/// Answers for one household under the office's own pack, which builds on a standard one.
@main
enum CountyOffice {
  static func main() throws {
    let own = PackSource.discover(under: "Packs")
    let loaded = PackLoader.load(own.sources + StandardPacks.sources)
    guard let pack = loaded.packs.first(where: { $0.description.id == "river-town" }),
      let day = CalendarDay("2024-12-01")
    else {
      throw ExitError(DiagnosticRenderer(language: .english).report(loaded.diagnostics))
    }
    let extract = ExtractReader(catalogue: pack.catalogue).read(json: household)
    let answers = try Assessor(pack).assess(extract.population, on: AssessmentDates(on: day))
    let renderer = AssessmentRenderer(language: .english, catalogue: pack.catalogue)
    print(renderer.text(answers, in: extract.population))
  }

  /// A made-up household of one, aged eighty.
  private static let household = SourceText(
    name: "household.json",
    text: """
      {
        "households": [{ "id": "H1", "is_relocated": true, "size": 1 }],
        "persons": [{ "id": "P1", "household": "H1", "labour_ability": "lost" }]
      }
      """
  )
}

/// The packs could not be loaded.
struct ExitError: Error {
  var report: String

  init(_ report: String) {
    self.report = report
  }
}
