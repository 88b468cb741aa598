internal import PolicyPacks
internal import ResettlementCore

/// The words of the demonstration in both languages.
struct DemoWords {
  let session: Session

  /// Every verdict that a rule can come to, by its name in results.
  static let verdicts = [
    "eligible", "ineligible", "unknown", "discretion", "met", "missed", "notYetDue",
    "notApplicable", "notInForce",
  ]

  var summary: String { session.pick("汇总：各地各类结论的数目", "Summary: answers by place and verdict") }
  var total: String { session.pick("合计", "total") }
  var next: String { session.pick("查看一地的全部理由：", "All answers of a place, with their reasons:") }

  /// Where a place's answers come from.
  func origin(of place: DemoPlace) -> String {
    let pack = place.pack.description
    let day = place.dates.lawAsOf
    let count = place.answers.count
    return session.pick(
      "政策包 \(pack.id) \(pack.version)，数据 \(place.path)，\(day)，\(count) 项结论",
      "pack \(pack.id) \(pack.version), data \(place.path), \(day), \(count) answers"
    )
  }

  /// The heading of an answer that is explained.
  func title(of example: DemoExamples.Example) -> String {
    let verdict = verdict(example.answer.verdictName)
    let region = example.place.regionName
    guard !example.isOfEarlierLaw else {
      return session.pick(
        "举例“\(verdict)”：同一问题，按 \(example.answer.dates.lawAsOf) 的政策",
        "For example '\(verdict)': the same question under the law of \(example.answer.dates.lawAsOf)"
      )
    }
    return session.pick(
      "举例“\(verdict)”：\(region.chinese)",
      "For example '\(verdict)': \(region.english)"
    )
  }

  /// The word for a verdict.
  func verdict(_ name: String) -> String {
    switch name {
    case "eligible": session.pick("符合", "eligible")
    case "ineligible": session.pick("不符合", "ineligible")
    case "unknown": session.pick("信息不足", "unknown")
    case "discretion": session.pick("裁量", "discretion")
    case "met": session.pick("达到", "met")
    case "missed": session.pick("未达到", "missed")
    case "notYetDue": session.pick("未到期", "not due")
    case "notApplicable": session.pick("不适用", "n/a")
    case "notInForce": session.pick("未施行", "not in force")
    default: name
    }
  }
}
