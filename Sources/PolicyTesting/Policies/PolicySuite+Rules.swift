internal import ResettlementCore

extension PolicySuite {
  /// What the rules promise without being asked.
  static let rules: [Requirement<PolicyUnderTest>] = [
    Requirement("has-rules") { subject, remarks in
      remarks.expect(!subject.policy.rules.isEmpty, "the policy has no rules to check")
      remarks.expect(!subject.policy.description.id.isEmpty, "the policy has no id")
    },
    Requirement("fixed-order") { subject, remarks in
      let isFixed = subject.policy.rules == subject.policy.rules
      remarks.expect(isFixed, "the rules are others when they are asked for again")
      let isSame = subject.policy.rules == subject.twin.rules
      remarks.expect(isSame, "a policy made the same way has other rules")
    },
    Requirement("unique-rule-ids") { subject, remarks in
      let ids = Dictionary(grouping: subject.policy.rules, by: \.id)
      for (id, rules) in ids.sorted(by: { $0.key < $1.key }) {
        remarks.expect(rules.count == 1, "'\(id)' is the id of \(rules.count) rules")
        remarks.expect(!id.isEmpty, "a rule has no id")
      }
    },
    Requirement("citations") { subject, remarks in
      for rule in subject.policy.rules {
        let cites = !rule.citations.isEmpty && !rule.citations.contains("")
        remarks.expect(cites, "'\(rule.id)' cites no clause")
      }
    },
    Requirement("area-lists") { subject, remarks in
      AreaLists(of: subject.policy).check(subject.policy.rules, &remarks)
    },
  ]
}

/// The lists of rules that a policy gives through the protocols of its areas.
private struct AreaLists {
  struct List {
    let name: String
    let area: Rule.Area
    let rules: [Rule]
  }

  private var lists: [List] = []

  init(of policy: any Policy) {
    if let policy = policy as? any HouseholdPolicy {
      lists.append(List(name: "classifications", area: .households, rules: policy.classifications))
    }
    if let policy = policy as? any BenefitPolicy {
      lists.append(List(name: "programmes", area: .benefits, rules: policy.programmes))
      lists.append(List(name: "priorities", area: .benefits, rules: policy.priorities))
    }
    if let policy = policy as? any MonitoringPolicy {
      lists.append(List(name: "detections", area: .monitoring, rules: policy.detections))
      lists.append(List(name: "eliminations", area: .monitoring, rules: policy.eliminations))
      let own = policy.consistencyChecks.filter(policy.rules.contains)
      lists.append(List(name: "consistencyChecks", area: .monitoring, rules: own))
    }
    if let policy = policy as? any AssetPolicy {
      lists.append(List(name: "assetChecks", area: .assets, rules: policy.assetChecks))
    }
    if let policy = policy as? any MeasurePolicy {
      lists.append(List(name: "measures", area: .measures, rules: policy.measures))
    }
  }

  /// Notes what keeps each rule from being in just one list, which is of its area.
  func check(_ rules: [Rule], _ remarks: inout Remarks) {
    for list in lists {
      for rule in list.rules {
        remarks.expect(rules.contains(rule), "'\(list.name)' has '\(rule.id)', which is no rule")
        let isOfArea = rule.area == list.area
        remarks.expect(isOfArea, "'\(list.name)' has '\(rule.id)' of the area '\(rule.area)'")
      }
    }
    for rule in rules { check(rule, &remarks) }
  }

  private func check(_ rule: Rule, _ remarks: inout Remarks) {
    guard lists.contains(where: { $0.area == rule.area }) else {
      remarks.note("'\(rule.id)' is of the area '\(rule.area)', whose protocol the policy has not")
      return
    }
    let count = lists.reduce(0) { $0 + $1.rules.count { $0 == rule } }
    remarks.expect(count == 1, "'\(rule.id)' is \(count) times in the lists of its area")
  }
}
