internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit

/// A place of the demonstration: its pack, the sample, and the answers.
struct DemoPlace {
  /// The file with the sample.
  let path: String

  /// The place's pack.
  let pack: PolicyPack

  /// The subjects of the sample.
  let population: Population

  /// The days for which it is asked: the sample's own day.
  let dates: AssessmentDates

  /// The answers of all rules.
  let answers: [Assessment]

  /// Assesses a sample.
  ///
  /// - Returns: `nil` if the sample is not about one of the packs, or has no day of its own.
  init?(_ path: String, among packs: [PolicyPack], reportingTo session: Session) throws {
    guard let pack = Self.pack(for: path, among: packs), let assessor = try? Assessor(pack) else {
      return nil
    }
    let source = try Files.text(at: path, limit: ExtractLimits.standard.bytes, in: session)
    let extract = ExtractReader(catalogue: pack.catalogue).read(json: source)
    try session.report(extract.diagnostics)
    guard let day = extract.asOf else { return nil }
    self.path = path
    self.pack = pack
    population = extract.population
    dates = AssessmentDates(on: day)
    answers = assessor.assess(population, on: dates)
  }

  /// The pack after which a file is named: `yunling-district.json` for the pack `yunling`.
  private static func pack(for path: String, among packs: [PolicyPack]) -> PolicyPack? {
    let name = path.split(separator: "/").last.map { String($0.dropLast(".json".count)) } ?? path
    return packs.filter {
      name == $0.manifest.id.value || name.hasPrefix($0.manifest.id.value + "-")
    }
    .max { $0.manifest.id.value.count < $1.manifest.id.value.count }
  }
}
