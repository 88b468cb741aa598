import ResettlementKit
import StandardPacks

func report(on json: String, day: CalendarDay) throws -> String {
  let packs = PackLoader.load(StandardPacks.sources).packs
  guard let pack = packs.first(where: { $0.description.id == "qinzhou-port" }) else { return "" }
  let reader = ExtractReader(catalogue: pack.catalogue)
  let extract = reader.read(json: SourceText(name: "placement.json", text: json))
  let answers = try Assessor(pack).assess(extract.population, on: AssessmentDates(on: day))
  return AssessmentRenderer(language: .english).text(answers, in: extract.population)
}
