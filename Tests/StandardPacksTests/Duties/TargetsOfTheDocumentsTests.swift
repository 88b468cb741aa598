import PolicyPacks
import Quantities
import ResettlementCore
import ResettlementKit
import Testing

/// A target of a document, with facts that meet it, miss it, and lack something.
struct TargetCase: CustomTestStringConvertible {
  let rule: String
  let clause: String
  let force: Force
  var scene: DutyScene
  /// What is demanded, where it is measured of one subject.
  var demanded: String?
  let met: String
  let missed: String
  let lacking: String
  let missing: String

  var testDescription: String { "\(rule) \(scene.on)" }
}

@Suite struct TargetsOfTheDocumentsTests {
  @Test(arguments: TargetCase.all)
  func `a target is met by facts that reach it`(_ target: TargetCase) throws {
    let line = try target.scene.score(target.rule, target.met)
    #expect(line.result.verdict == .met, "\(line.items)")
    #expect(line.demand.rule.citations.contains(target.clause))
    #expect(line.demand.force == target.force)
    #expect(line.result.numerator != nil)
    if let demanded = target.demanded { #expect(line.result.demanded == ExactDecimal(demanded)) }
  }

  @Test(arguments: TargetCase.all)
  func `a target is missed by facts that just don't reach it`(_ target: TargetCase) throws {
    let line = try target.scene.score(target.rule, target.missed)
    #expect(line.result.verdict == .missed, "\(line.items)")
    #expect(line.result.force.isBreachWhenMissed == (target.force == .must))
  }

  @Test(arguments: TargetCase.all)
  func `a target is unknown where a fact is missing, which is named`(_ target: TargetCase) throws {
    let line = try target.scene.score(target.rule, target.lacking)
    guard case .unknown(let missing) = line.result.verdict else {
      Issue.record("\(line.result.verdict)")
      return
    }
    #expect(missing.map(\.name).contains(target.missing), "\(missing.map(\.name))")
  }

  @Test func `the targets that the issue names are scored by the shipped packs`() throws {
    let clauses = [
      "qinzhou-port": [
        "qinzhou-00", "qinzhou-01", "qinzhou-02", "qinzhou-03", "qinzhou-08", "qinzhou-15",
        "qinzhou-18", "qinzhou-30",
      ],
      "anhui": ["anhui-05", "anhui-23", "anhui-35"],
      "ulanhot": ["ulanhot-18"],
      "aolezhaoqi": ["aolezhaoqi-2-3", "aolezhaoqi-3-2-2-emp-1"],
      "yunling": ["district-template-3-0"],
    ]
    for (pack, wanted) in clauses {
      let dates = AssessmentDates(on: try #require(CalendarDay("2025-06-30")))
      let card = Scorecard(try DutyScene.pack(pack), about: Population(), on: dates)
      let cited = Set(card.lines.flatMap(\.demand.rule.citations))
      #expect(Set(wanted).isSubset(of: cited), "\(pack): \(cited)")
    }
  }

  @Test func `without anybody listed a target is unknown, and names the list`() throws {
    let scene = DutyScene(pack: "ulanhot", on: "2023-06-30")
    let line = try scene.score("elder_care_floor_area", "{}")
    #expect(line.result.verdict == .unknown(missing: [MissingTerm(.fact, "sites")]))
  }

  @Test func `the activation rate is unknown until its readings are chosen`() throws {
    let scene = DutyScene(pack: "qinzhou-port", on: "2024-12-31")
    let idle = "\"was_idle_at_baseline\": true"
    let assets = TargetCase.assets(inUse: 10)
      .replacing(idle, with: idle.replacing("true", with: "false"), maxReplacements: 1)
    let line = try scene.score("asset_activation_rate", assets)
    let names = ["reading.activation_measure", "reading.activation_unit"]
    #expect(line.result.verdict == .unknown(missing: names.map { MissingTerm(.reading, $0) }))
    #expect(line.demand.readings.filter { $0.option == nil }.map(\.id).count == 2)
  }
}
