import Diagnostics
import PolicyPacks
import Quantities
import ResettlementCore
import Testing

/// A pack for an invented place with a procedure and one paper, which tests write.
enum PaperPack {
  private static let manifest = """
    format: 1
    id: tiny
    version: 1.0.0
    title: 小地方政策
    rank: town
    region: { name: 小地方 }
    rules_from: 2024-01-01
    rules_to: 2026-12-31
    documents: [ { id: small, title: 小地方办法, issuer: 小地方办公室, date: 2024-01-01 } ]
    units: [村委会]
    """

  private static let lists = """
    clauses: [ { id: small-1, place: 一, heading: 识别 } ]
    definitions:
      household.has_ill_member:
        title: 有病人
        value: some m in household.members satisfies m.health = "major_illness"
      household.head_name:
        title: 户主名
        value: if household.head = null then null else household.head.name
    """

  private static let procedure = """
    procedure: identification
    title: 识别程序
    cite: [small-1]
    subject: household
    force: stated
    steps:
      visit: { actor: 村委会, evidence: [入户记录], next: [done] }
    ends: { done: 完成 }
    """

  /// Loads the pack with a paper.
  static func load(_ paper: String) -> LoadedPacks {
    PackLoader.load([
      PackSource(
        name: "tiny",
        files: [
          SourceText(name: "tiny/pack.yaml", text: manifest),
          SourceText(name: "tiny/lists.yaml", text: lists),
          SourceText(name: "tiny/identification.yaml", text: procedure),
          SourceText(name: "tiny/paper.yaml", text: paper),
        ]
      )
    ])
  }

  /// The sound pack with a paper.
  static func pack(_ paper: String) throws -> PolicyPack {
    let loaded = load(paper)
    return try #require(loaded.packs.first, "\(loaded.diagnostics.map(\.message.english))")
  }

  /// The beginning of a paper about a household.
  static func head(_ use: String) -> String {
    """
    paper: sheet
    title: 表
    cite: [small-1]
    subject: household
    use: \(use)

    """
  }

  static func dates() throws -> AssessmentDates {
    AssessmentDates(on: try #require(CalendarDay("2024-06-30")))
  }

  /// Two households: of a grown-up head with a child, and of a head whose day of birth is unknown.
  static func population() throws -> Population {
    var population = Population(completeKinds: [.household, .person])
    for (index, building) in ["10号楼", "2号楼"].enumerated() {
      var home = ResettlementHome(id: .init("R\(index)"))
      home.building = .known(building)
      population.insert(home)
      var household = Household(id: .init("H\(index)"))
      household.name = .known(PersonalText(index == 0 ? "星北斗" : "乌长庚"))
      household.head = .known(.init("P\(index)"))
      household.home = .known(.init("R\(index)"))
      household.size = .known(ExactDecimal(index == 0 ? 2 : 1))
      population.insert(household)
      var head = Person(id: .init("P\(index)"))
      head.household = .known(.init("H\(index)"))
      head.name = .known(PersonalText(index == 0 ? "星北斗" : "乌长庚"))
      head.identityNumber = .known("990000197005100096")
      head.phone = .known("13900000001")
      if index == 0 { head.birthDate = .known(try #require(CalendarDay("1970-05-10"))) }
      population.insert(head)
    }
    var child = Person(id: "P9")
    child.household = .known("H0")
    child.name = .known("星小斗")
    child.birthDate = .known(try #require(CalendarDay("2015-05-10")))
    population.insert(child)
    return population
  }
}
