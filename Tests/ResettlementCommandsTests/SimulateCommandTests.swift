import Foundation
import TestSupport
import Testing

@Suite struct SimulateCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.households.utf8, to: "households.csv")
    try folder.write(Self.persons.utf8, to: "persons.csv")
  }

  private static let pack = Fixture.inPackage("Tests/Benchmarks/ReferencePack")

  private static let households = """
    id,size,category,annual_income,rigid_spending,months_income_stable,has_education_secured,\
    has_basic_medical_secured,has_housing_secured,has_drinking_water_secured,identified_on,\
    prior_startup_award,shop_rent_annual,workshop_rent_annual,workshop_workers,\
    workshop_relocated_workers
    H1,2,relocated_lifted,10000,0,12,true,true,true,true,,0,0,0,0,0
    H2,1,marginal,9000,0,12,true,true,true,true,,0,0,0,0,0
    H3,1,relocated_lifted,20000,0,12,true,true,true,true,,0,0,10000,5,3
    H4,1,ordinary,8000,0,12,true,true,true,true,,0,0,0,0,0

    """

  private static let persons = """
    id,household,birth_date,labour_ability,is_recent_graduate,is_employed,employment_kind,\
    contract_months,pension_months_paid,was_trained_this_year,wants_training,has_business_licence,\
    business_started
    P1,H1,1960-01-01,none,false,false,none,0,0,false,false,false,
    P2,H1,1940-01-01,none,false,false,none,0,0,false,false,false,
    P3,H2,1990-01-01,ordinary,false,true,local,12,3,false,false,false,
    P4,H3,1990-01-01,ordinary,false,false,none,0,0,false,false,false,
    P5,H4,1990-01-01,ordinary,false,false,none,0,0,false,false,false,

    """

  private func run(_ more: String..., lang: String = "en") -> CommandRun {
    CommandRun(
      list: [
        "simulate", "--pack", Self.pack, "--households", "\(folder.path)/households.csv",
        "--persons", "\(folder.path)/persons.csv", "--on", "2026-06-30", "--without",
        "r12_total_benefit", "--lang", lang,
      ] + more
    )
  }

  @Test(arguments: ["en", "zh"]) func `tells what another value costs and whom it helps`(
    lang: String
  ) {
    let run = run(
      "--against-set",
      "r10_monthly_1=80",
      "--against-set",
      "r1_amount=400",
      "--group",
      "category",
      "--least",
      "1",
      "--poverty-line",
      "r7_per_capita_threshold",
      lang: lang
    )
    #expect(run.status == 0, "\(run.errors)")
    Snapshot("simulate.\(lang).txt").expect(run.output)
  }

  @Test func `the report for programs has the same numbers`() throws {
    let run = run("--against-set", "r10_monthly_1=80", "--format", "json", "--poverty-line", "8500")
    let report = try #require(run.json as? [String: Any])
    let yearly = try #require(report["yearly"] as? [String: String])
    #expect(yearly == ["baseline": "7300", "reform": "7660", "difference": "360"])
    let effects = try #require(report["effects"] as? [String: [String: Any]])
    #expect(effects["winner"]?["households"] as? Int == 1)
    #expect(effects["winner"]?["persons"] as? Int == 2)
    #expect(report["rules_run_twice"] as? Int == 1)
    let incomes = try #require(report["incomes"] as? [String: Any])
    #expect(incomes["poverty_line"] as? String == "8500")
  }

  @Test func `writes a page that is whole and has no script`() throws {
    let run = run(
      "--against-set",
      "r10_monthly_1=80",
      "--group",
      "category",
      "--least",
      "1",
      "--out",
      "\(folder.path)/page.html"
    )
    #expect(run.status == 0, "\(run.errors)")
    let page = try #require(folder.text(of: "page.html"))
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
    #expect(!page.contains("<script") && !page.contains("src="))
    #expect(page.split(separator: "<svg ").count == 6)
    #expect(page.contains("elderly allowance"))
    #expect(folder.names.sorted() == ["households.csv", "page.html", "persons.csv"])
  }

  @Test func `a page that can't be written leaves nothing behind`() {
    let full = run("--against-set", "r1_amount=400", "--out", "/dev/full")
    #expect(full.status == 1)
    #expect(full.errors.contains("[population.unwritable]"), "\(full.errors)")
    #expect(full.output == "")
    let nowhere = run("--against-set", "r1_amount=400", "--out", "\(folder.path)/no/page.html")
    #expect(nowhere.errors.contains("[population.unwritable]"), "\(nowhere.errors)")
    #expect(folder.names.sorted() == ["households.csv", "persons.csv"])
  }

  @Test func `policies that say the same are said to be equal`() {
    let run = run("--against", Self.pack)
    #expect(run.status == 0)
    #expect(run.output.contains("the two policies say the same in everything."))
    #expect(run.output.contains("12 rules say the same and were answered once, 0 differ"))
  }

  @Test func `a law that is not in force on the day is told of`() {
    let run = run("--against-on", "2024-06-30")
    #expect(run.output.contains("B: 12 rules are not in force on 2024-06-30"), "\(run.output)")
    #expect(!run.output.contains("A: "))
  }

  @Test func `without money nobody is said to gain`() {
    let run = run("--rule", "r06_zero_employment", "--against-set", "work_age_max=20")
    #expect(run.output.contains("No rule that was asked gives money"), "\(run.output)")
    #expect(run.output.contains("eligible  ineligible"), "\(run.output)")
    #expect(!run.output.contains("median"))
  }

  @Test func `policies that differ may come to the same`() {
    let run = run("--against-set", "r3_amount=5100")
    #expect(run.output.contains("The policies differ, but come to the same"), "\(run.output)")
  }

  @Test func `rows that can't be used are counted and end with 1`() throws {
    let row = "H5,1,nowhere,0,0,12,true,true,true,true,,0,0,0,0,0\n"
    try folder.write((Self.households + row).utf8, to: "households.csv")
    let run = run("--against-set", "r1_amount=400", "--rejects", "\(folder.path)/rejects.csv")
    #expect(run.status == 1)
    #expect(run.errors.contains("1 rows were not taken"))
    #expect(folder.text(of: "rejects.csv")?.contains("H5") ?? false)
  }

  @Test(arguments: [
    (["--group", "categori"], "simulation.no-such-fact", 1),
    (["--group", "identified_on"], "simulation.not-groupable", 1),
    (["--group", "region"], "simulation.no-column", 1),
    (["--income", "category"], "simulation.no-income", 1),
    (["--poverty-line", "r7"], "simulation.no-poverty-line", 2),
    (["--poverty-line", "r1_min_contract_months"], "simulation.no-poverty-line", 2),
    (["--poverty-line", "0"], "simulation.no-poverty-line", 2),
    (["--without", "r13"], "command.no-such-rule", 2),
    (["--against-set", "nothing=1"], "command.no-such-choice", 2),
    (["--against", "nowhere"], "command.no-such-pack", 2),
    (["--persons-map", "nowhere.yaml"], "command.unreadable-file", 1),
  ])
  func `what can't be compared is said`(options: [String], code: String, status: Int32) {
    let run = CommandRun(
      list: [
        "simulate", "--pack", Self.pack, "--households", "\(folder.path)/households.csv",
        "--persons", "\(folder.path)/persons.csv", "--on", "2026-06-30", "--against-set",
        "r1_amount=400",
      ] + options
    )
    #expect(run.errors.contains("[\(code)]"), "\(run.errors)\(run.output)")
    #expect(run.status == status)
  }

  @Test(arguments: [
    ["--households", "h.csv"], ["--against-set", "r1_amount=400"],
    ["--households", "h.csv", "--against-set", "r1_amount=400", "--shard", "1/2"],
    ["--households", "h.csv", "--against-set", "r1_amount=400", "--least", "0"],
  ])
  func `a question that is not whole is a usage error`(options: [String]) {
    let run = CommandRun(list: ["simulate", "--pack", Self.pack, "--on", "2026-06-30"] + options)
    #expect(run.status == 2)
    #expect(run.output == "")
  }

  @Test func `a template has to be filled before`() {
    let template = Fixture.inPackage("Plugins/DistrictTemplate")
    let run = CommandRun(
      list: [
        "simulate", "--pack", Self.pack, "--against", template, "--households",
        "\(folder.path)/households.csv", "--on", "2026-06-30",
      ]
    )
    #expect(run.errors.contains("[command.open-template]"), "\(run.errors)")
    #expect(run.status == 1)
  }
}
