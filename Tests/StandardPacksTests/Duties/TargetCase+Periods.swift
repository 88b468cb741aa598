import ResettlementCore

// Cadences of a year, and deadlines of April 2023.

extension TargetCase {
  private static func site(_ fact: String, _ list: [String]?, more: String = "") -> String {
    let dates = list.map { ", \"\(fact)\": \(jsonDays($0))" } ?? ""
    return "{\"sites\": [{\"id\": \"town\"\(more)\(dates)}]}"
  }

  private static func office(_ fact: String, _ list: [String]?) -> String {
    let dates = list.map { ", \"\(fact)\": \(jsonDays($0))" } ?? ""
    return """
      {"organisations": [{"id": "o", "kind": "unit", "reviews_employment": true\(dates)}]}
      """
  }

  private static func leader(_ visits: [String]?) -> String {
    let dates = visits.map { ", \"visits\": \(jsonDays($0))" } ?? ""
    return """
      {"sites": [{"id": "town"}],
       "assignments": [{"id": "l", "role": "leader", "site": "town", "household": null,
       "leader_rank": "committee", "from": "2023-01-01", "to": null\(dates)}]}
      """
  }

  private static func elder(_ visits: [String]?) -> String {
    let dates = visits.map { ", \"care_visits\": \(jsonDays($0))" } ?? ""
    return """
      {"households": [{"id": "h", "is_relocated": true}],
       "persons": [{"id": "p", "household": "h", "birth_date": "1950-01-01",
       "special_difficulty_groups": ["living_alone"]\(dates)}]}
      """
  }

  private static let weeks = ["2025-06-02", "2025-06-09", "2025-06-20", "2025-06-29"]
  private static let quarters = ["2024-03-31", "2024-04-01", "2024-09-30", "2024-12-31"]

  static let cadences = [
    TargetCase(
      rule: "employment_monitoring_yearly",
      clause: "qinzhou-18",
      force: .stated,
      scene: DutyScene(pack: "qinzhou-port", on: "2025-01-01", since: "2024-01-01"),
      met: site("employment_monitoring_rounds", monthly(2024)),
      missed: site("employment_monitoring_rounds", monthly(2024, 1..<12)),
      lacking: site("employment_monitoring_rounds", nil),
      missing: "site.employment_monitoring_rounds"
    ),
    TargetCase(
      rule: "monthly_employment_review",
      clause: "anhui-05",
      force: .stated,
      scene: DutyScene(pack: "anhui", on: "2026-01-01", since: "2025-05-01"),
      met: office("employment_reviews", monthly(2025, 5..<13)),
      missed: office("employment_reviews", monthly(2025, 6..<13)),
      lacking: office("employment_reviews", nil),
      missing: "organisation.employment_reviews"
    ),
    TargetCase(
      rule: "quarterly_employment_bulletin",
      clause: "anhui-05",
      force: .stated,
      scene: DutyScene(pack: "anhui", on: "2026-01-01", since: "2025-07-01"),
      met: office("employment_bulletins", ["2025-07-01", "2025-12-31"]),
      missed: office("employment_bulletins", ["2025-07-01", "2026-01-01"]),
      lacking: office("employment_bulletins", nil),
      missing: "organisation.employment_bulletins"
    ),
    TargetCase(
      rule: "weekly_care_visit",
      clause: "anhui-23",
      force: .stated,
      scene: DutyScene(pack: "anhui", on: "2025-06-30", since: "2025-06-02"),
      met: elder(weeks),
      missed: elder(Array(weeks.dropFirst())),
      lacking: elder(nil),
      missing: "person.care_visits"
    ),
    TargetCase(
      rule: "yearly_screening",
      clause: "anhui-35",
      force: .stated,
      scene: DutyScene(pack: "anhui", on: "2026-01-01", since: "2025-01-01"),
      met: site("screenings", ["2025-05-20"], more: ", \"mode\": \"concentrated\""),
      missed: site("screenings", ["2024-12-31"], more: ", \"mode\": \"concentrated\""),
      lacking: site("screenings", nil, more: ", \"mode\": \"concentrated\""),
      missing: "site.screenings"
    ),
    TargetCase(
      rule: "leader_site_visit",
      clause: "qinzhou-30",
      force: .must,
      scene: DutyScene(pack: "qinzhou-port", on: "2025-01-01", since: "2024-01-01"),
      met: leader(["2024-06-30", "2024-07-01"]),
      missed: leader(["2024-06-30", "2025-01-01"]),
      lacking: leader(nil),
      missing: "assignment.visits"
    ),
    TargetCase(
      rule: "site_meeting_held",
      clause: "qinzhou-30",
      force: .must,
      scene: DutyScene(pack: "qinzhou-port", on: "2025-01-01", since: "2024-01-01"),
      met: site("joint_meetings", quarters),
      missed: site("joint_meetings", Array(quarters.dropLast())),
      lacking: site("joint_meetings", nil),
      missing: "site.joint_meetings"
    ),
  ]

  // MARK: - Deadlines

  private static let april = DutyScene(pack: "qinzhou-port", on: "2023-05-01")

  private static func household(_ day: String?) -> String {
    let survey = day.map { ", \"surveyed_on\": \($0)" } ?? ""
    return "{\"households\": [{\"id\": \"h\", \"is_relocated\": true\(survey)}]}"
  }

  private static func project(_ facts: String) -> String {
    """
    {"sites": [{"id": "town"}],
     "projects": [{"id": "p", "site": "town", "completed_on": "2022-12-01" \(facts)}]}
    """
  }

  private static func register(_ facts: String) -> String {
    "{\"sites\": [{\"id\": \"town\", \"asset_base_is_checked\": true \(facts)}]}"
  }

  static let deadlines = [
    TargetCase(
      rule: "household_surveyed",
      clause: "qinzhou-01",
      force: .stated,
      scene: april,
      met: household("\"2023-04-30\""),
      missed: household("null"),
      lacking: household(nil),
      missing: "household.surveyed_on"
    ),
    TargetCase(
      rule: "project_surveyed",
      clause: "qinzhou-02",
      force: .stated,
      scene: april,
      met: project(#", "surveyed_on": "2023-04-30""#),
      missed: project(#", "surveyed_on": "2023-05-01""#),
      lacking: project(""),
      missing: "project.surveyed_on"
    ),
    TargetCase(
      rule: "final_accounts_made",
      clause: "qinzhou-03",
      force: .bestEffort,
      scene: april,
      met: project(#", "final_accounts_on": "2023-04-30""#),
      missed: project(#", "final_accounts_on": null"#),
      lacking: project(""),
      missing: "project.final_accounts_on"
    ),
    TargetCase(
      rule: "settlement_made",
      clause: "qinzhou-03",
      force: .must,
      scene: april,
      met: project(#", "final_accounts_are_hard": true, "settlement_on": "2023-04-30""#),
      missed: project(#", "final_accounts_are_hard": true, "settlement_on": null"#),
      lacking: project(#", "final_accounts_are_hard": true"#),
      missing: "project.settlement_on"
    ),
    TargetCase(
      rule: "asset_register_set_up",
      clause: "qinzhou-03",
      force: .stated,
      scene: april,
      met: register(#", "asset_register_set_up_on": "2023-04-30""#),
      missed: register(#", "asset_register_set_up_on": "2023-05-01""#),
      lacking: register(""),
      missing: "site.asset_register_set_up_on"
    ),
  ]
}
