import Diagnostics
import Foundation
import PolicyPacks
import Quantities
import ResettlementCore
import ResettlementKit
import StandardPacks
import Testing

/// A shipped pack with facts and a day, to ask what is due.
struct DutyScene {
  var pack: String
  var on: String
  var since: String?
  var readings: [String: String] = [:]
  var parameters: [String: String] = [:]

  /// The compiled-in packs, and the example that fills the template.
  private static let packs: [String: PolicyPack] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Examples/Packs/YunlingDistrict").standardizedFileURL
    let filled = PackSource.folder(at: folder.path).source.map { [$0] } ?? []
    let loaded = PackLoader.load(StandardPacks.sources + filled)
    return Dictionary(loaded.packs.map { ($0.manifest.id.value, $0) }) { first, _ in first }
  }()

  static func pack(_ id: String) throws -> PolicyPack { try #require(packs[id], "\(id)") }

  func chosenPack() throws -> PolicyPack {
    let pack = try Self.pack(self.pack).choosing(readings: readings)
    let values = try parameters.map { name, text in
      let type = try #require(pack.type(ofParameter: name))
      return (name, try #require(ParameterValue(text, as: type)))
    }
    return try pack.setting(parameters: Dictionary(values) { $1 })
  }

  func population(_ json: String) throws -> Population {
    let reader = ExtractReader(catalogue: try Self.pack(pack).catalogue, onFactsDay: nil)
    let extract = reader.read(json: SourceText(name: "scene.json", text: json))
    #expect(extract.isWhole, "\(extract.diagnostics.map(\.message.english))")
    return extract.population
  }

  func dates() throws -> AssessmentDates {
    AssessmentDates(on: try #require(CalendarDay(on)))
  }

  /// The line of a rule in the scorecard.
  func score(_ rule: String, _ json: String) throws -> Scorecard.Line {
    let card = Scorecard(
      try chosenPack(),
      about: try population(json),
      on: try dates(),
      since: since.flatMap { CalendarDay($0) }
    )
    return try #require(card.lines.first { $0.demand.id == rule }, "\(rule)")
  }

  /// The items of a rule in the due list.
  func items(_ rule: String, _ json: String) throws -> [DueItem] {
    let list = DueList(
      try chosenPack(),
      about: try population(json),
      on: try dates(),
      since: since.flatMap { CalendarDay($0) }
    )
    return list.lines.first { $0.demand.id == rule }?.items ?? []
  }
}

/// Days as JSON.
func jsonDays(_ days: [String]) -> String {
  "[" + days.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
}

/// A day of each month of a year.
func monthly(_ year: Int, _ months: Range<Int> = 1..<13) -> [String] {
  months.map { "\(year)-\($0 < 10 ? "0" : "")\($0)-10" }
}
