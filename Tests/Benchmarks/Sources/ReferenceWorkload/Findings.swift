import PolicyPacks
import PopulationColumns
import Quantities
import ResettlementCore

/// The totals of the workload, and the sums that catch a right total made of wrong households.
struct Findings {
  private(set) var totals: [String: Int] = [:]
  private(set) var trained = 0
  private(set) var target = 0
  private(set) var benefitChecksum = 0
  private(set) var flagChecksum = 0

  /// The rules that pay, and those that count, with the weight of each in the sum of flags.
  private static let paying = [
    ("R1", "r01_tracking_subsidy"), ("R2", "r02_graduate_post_subsidy"),
    ("R3", "r03_startup_award"), ("R4", "r04_shop_half_rent"), ("R5", "r05_workshop_half_rent"),
    ("R10", "r10_elderly_allowance"), ("R12", "r12_total_benefit"),
  ]
  private static let counting = [
    ("R6", "r06_zero_employment", 1), ("R7", "r07_monitoring_alert", 2),
    ("R8", "r08_risk_lifted", 4), ("R9", "r09_welfare_post", 8),
  ]

  init(_ population: KeptPopulation) {
    var places: [String: Int] = [:]
    population.visitHouseholds { household, answers in
      if places.isEmpty {
        for (place, rule) in answers.rules.enumerated() { places[rule.id] = place }
      }
      add(household, answers, places)
    }
    totals["R11"] = target == 0 ? 0 : trained * 10_000 / target
  }

  private mutating func add(
    _ household: Int,
    _ answers: PopulationAnswers,
    _ places: [String: Int]
  ) {
    let weight = household % 997 + 1
    for (name, rule) in Self.paying {
      guard let place = places[rule] else { continue }
      let fen = Self.number(answers, place, hundredths: true)
      totals[name, default: 0] += fen
      if name == "R12" { benefitChecksum += fen * weight }
    }
    for (name, rule, flag) in Self.counting {
      guard let place = places[rule], answers.verdict(ofRule: place) == .eligible else { continue }
      totals[name, default: 0] += 1
      flagChecksum += flag * weight
    }
    if let place = places["r11_trained"] { trained += Self.number(answers, place) }
    if let place = places["r11_training_target"] { target += Self.number(answers, place) }
  }

  private static func number(
    _ answers: PopulationAnswers,
    _ rule: Int,
    hundredths: Bool = false
  ) -> Int {
    guard answers.verdict(ofRule: rule) == .eligible,
      case .exact(let number) = answers.amount(ofRule: rule)?.form
    else { return 0 }
    return Int(number.scaled(toPlaces: hundredths ? 2 : 0) ?? 0)
  }
}
