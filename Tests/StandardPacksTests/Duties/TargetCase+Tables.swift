import ResettlementCore

extension TargetCase {
  static let all = activation + shares + incomes + cadences + deadlines

  // MARK: - qinzhou-15: half of the assets in 2023, 60 % in 2024, 80 % in 2025

  static func assets(inUse: Int, lacking: Int = 0) -> String {
    let assets = (1...10).map { number in
      let use = number > 10 - lacking ? "" : "\"is_in_use\": \(number <= inUse),"
      return """
        {"id": "a\(number)", "site": "town", "kind": "shop", \(use) "unit_count": 1,
         "was_idle_at_baseline": true}
        """
    }
    return #"{"sites": [{"id": "town"}], "assets": [\#(assets.joined(separator: ", "))]}"#
  }

  private static let activation = [(2023, 50), (2024, 60), (2025, 80)].map { year, percent in
    TargetCase(
      rule: "asset_activation_rate",
      clause: "qinzhou-15",
      force: .bestEffort,
      scene: DutyScene(
        pack: "qinzhou-port",
        on: "\(year)-12-31",
        readings: ["activation_measure": "in_use_of_all", "activation_unit": "count"]
      ),
      demanded: "\(percent)",
      met: assets(inUse: percent / 10),
      missed: assets(inUse: percent / 10 - 1),
      lacking: assets(inUse: 5, lacking: 1),
      missing: "site.assets[a10].is_in_use"
    )
  }

  // MARK: - Shares and numbers

  private static func trained(_ count: Int, lacking: Bool = false) -> String {
    let persons = (1...10).map { number in
      let wish = lacking && number == 10 ? "" : "\"wants_training\": true,"
      return """
        {"id": "p\(number)", "household": "h", "labour_ability": "ordinary", "is_pupil": false,
         "lives_in_area": true, \(wish) "was_trained_this_year": \(number <= count),
         "trainings_this_year": \(number <= count ? 1 : 0)}
        """
    }
    return """
      {"sites": [{"id": "town"}],
       "households": [{"id": "h", "site": "town", "is_relocated": true}],
       "persons": [\(persons.joined(separator: ", "))]}
      """
  }

  private static func paid(_ wages: String) -> String {
    """
    {"projects": [{"id": "p", "is_work_for_relief": true, "work_for_relief_funds": 1000000,
     \(wages) "total_cost": 2000000, "central_funds": 800000}]}
    """
  }

  private static func cared(_ area: String) -> String {
    """
    {"sites": [{"id": "s", "household_count": 350, \(area) "conditions_allow_elder_care": true}]}
    """
  }

  private static func worker(_ work: String) -> String {
    """
    {"households": [{"id": "h", "is_relocated": true, "size": 1}],
     "persons": [{"id": "p", "household": "h", "labour_ability": "ordinary", "is_pupil": false,
     "birth_date": "1990-01-01" \(work)}]}
    """
  }

  private static let shares = [
    TargetCase(
      rule: "training_share",
      clause: "qinzhou-08",
      force: .stated,
      scene: DutyScene(pack: "qinzhou-port", on: "2024-12-31"),
      demanded: "30",
      met: trained(3),
      missed: trained(2),
      lacking: trained(2, lacking: true),
      missing: "site.residents[p10].wants_training"
    ),
    TargetCase(
      rule: "labour_remuneration_share",
      clause: "aolezhaoqi-3-2-2-emp-1",
      force: .stated,
      scene: DutyScene(pack: "aolezhaoqi", on: "2024-12-31"),
      demanded: "10",
      met: paid(#""labour_remuneration": 100000,"#),
      missed: paid(#""labour_remuneration": 99999,"#),
      lacking: paid(""),
      missing: "project.labour_remuneration"
    ),
    TargetCase(
      rule: "elder_care_floor_area",
      clause: "ulanhot-18",
      force: .encouraged,
      scene: DutyScene(pack: "ulanhot", on: "2023-06-30"),
      demanded: "70",
      met: cared(#""elder_care_floor_area": 70,"#),
      missed: cared(#""elder_care_floor_area": 69.9,"#),
      lacking: cared(""),
      missing: "site.elder_care_floor_area"
    ),
    TargetCase(
      rule: "local_work_for_each_household",
      clause: "district-template-3-0",
      force: .must,
      scene: DutyScene(pack: "yunling", on: "2024-12-31"),
      demanded: "1",
      met: worker(#", "employment_kind": "local""#),
      missed: worker(#", "employment_kind": "none""#),
      lacking: worker(""),
      missing: "household.members[p].employment_kind"
    ),
  ]

  // MARK: - Incomes

  private static func grown(_ income: String) -> String {
    #"{"sites": [{"id": "town" \#(income)}]}"#
  }

  private static func statistics(_ income: String) -> String {
    """
    {"ledger_entries": [{"id": "e", "register": "income_statistics",
     "statistics_on": "2025-06-30", "income_measure": "disposable", "income_base": "last_year",
     \(income) "lifted_income_before": 20000, "local_income": 33000,
     "local_income_before": 30000}]}
    """
  }

  private static let incomes = [
    TargetCase(
      rule: "income_growth",
      clause: "qinzhou-00",
      force: .stated,
      scene: DutyScene(
        pack: "qinzhou-port",
        on: "2024-12-31",
        parameters: ["local_income_growth": "8"]
      ),
      demanded: "8",
      met: grown(#", "income_growth_of_relocated": 8.1"#),
      missed: grown(#", "income_growth_of_relocated": 8"#),
      lacking: grown(""),
      missing: "site.income_growth_of_relocated"
    ),
    TargetCase(
      rule: "lifted_income_growth",
      clause: "aolezhaoqi-2-3",
      force: .must,
      scene: DutyScene(
        pack: "aolezhaoqi",
        on: "2026-01-15",
        readings: ["income_measure": "disposable"]
      ),
      met: statistics(#""lifted_income": 22001,"#),
      missed: statistics(#""lifted_income": 22000,"#),
      lacking: statistics(""),
      missing: "ledger_entry.lifted_income"
    ),
  ]
}
