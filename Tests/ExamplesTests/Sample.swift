import Foundation
import ResettlementKit
import StandardPacks
import Testing

/// A file of `Examples/Data`, with the pack of its place.
struct Sample: CustomTestStringConvertible {
  /// The file's name.
  var file: String

  /// The id of the pack.
  var pack: PolicyID

  /// The day to ask about; `nil` for the file's own.
  var day: CalendarDay?

  /// The five places.
  static let all = [
    Sample(file: "ulanhot.json", pack: "ulanhot"),
    Sample(file: "aolezhaoqi.json", pack: "aolezhaoqi"),
    Sample(file: "qinzhou-port.json", pack: "qinzhou-port"),
    Sample(file: "anhui.json", pack: "anhui"),
    Sample(file: "yunling-district.json", pack: "yunling"),
  ]

  /// A place whose plan years are over.
  static let afterThePlanYears = Sample(
    file: "qinzhou-port.json",
    pack: "qinzhou-port",
    day: CalendarDay(year: 2026, month: 1, day: 5)
  )

  /// The word for each kind of result.
  static let verdictNames: Set = [
    "eligible", "ineligible", "unknown", "discretion", "notInForce", "notApplicable", "met",
    "missed", "notYetDue",
  ]

  var testDescription: String { file }
}

// MARK: - Reading

extension Sample {
  /// What a sample lacks.
  struct Lack: Error {
    var what: String
  }

  /// The folder `Examples`.
  static let examples = URL(filePath: #filePath)
    .deletingLastPathComponent().appending(path: "../../Examples").standardizedFileURL

  /// The packs that come with the SDK, and those of the examples.
  static let packs = PackLoader.load(
    StandardPacks.sources
      + PackSource.discover(under: examples.appending(path: "Packs").path).sources
  ).packs

  /// The pack of the place.
  func policy() throws -> PolicyPack {
    guard let policy = Self.packs.first(where: { $0.description.id == pack }) else {
      throw Lack(what: "the pack \(pack)")
    }
    return policy
  }

  /// The file's subjects.
  func extract() throws -> Extract {
    let path = Self.examples.appending(path: "Data/\(file)").path
    let bytes = Array(try Data(contentsOf: URL(filePath: path)))
    let reader = ExtractReader(catalogue: try policy().catalogue, onFactsDay: day)
    return reader.read(json: SourceText(name: file, bytes: bytes))
  }

  /// The answers of all rules.
  func answers() throws -> [Assessment] {
    let extract = try extract()
    guard let asked = day ?? extract.asOf else { throw Lack(what: "as_of") }
    return try Assessor(try policy()).assess(extract.population, on: AssessmentDates(on: asked))
  }
}
