internal import Diagnostics
internal import Quantities
internal import ResettlementCore

/// Numbers with their units as a person reads them.
struct UnitWords: Sendable {
  let language: Language

  /// Returns a number with its unit, such as `12 个月`, `40 %`, `6000 元/人·年`.
  func quantity(_ number: String, _ unit: String?) -> String {
    guard let unit, let name = name(of: unit, isOne: number == "1") else { return number }
    return "\(number) \(name)"
  }

  /// Returns the word for a unit; `nil` for none.
  private func name(of unit: String, isOne: Bool) -> String? {
    guard unit != "1", unit != "ratio", !unit.isEmpty else { return nil }
    let halves = unit.split(separator: "/", maxSplits: 1).map(String.init)
    let over = names(in: halves[0]) { upper($0, isOne: isOne) }
    guard halves.count == 2 else { return over }
    return over + "/" + names(in: halves[1].filter { !"() ".contains($0) }, lower)
  }

  private func names(in product: String, _ word: (String) -> String) -> String {
    product.split(separator: "*").map { word(String($0).filter { $0 != " " }) }
      .joined(separator: "·")
  }

  private func upper(_ unit: String, isOne: Bool) -> String {
    guard let base = UnitOfMeasure.baseUnits[unit] else { return unit }
    guard language == .english else { return base.chinese }
    return isOne && base.english.hasSuffix("s") ? String(base.english.dropLast()) : base.english
  }

  /// The word for one of a unit, as below a line: month, household, post.
  func lower(_ unit: String) -> String {
    guard language == .chinese else { return upper(unit, isOne: true) }
    return Self.nouns[unit] ?? SubjectKind(rawValue: unit)?.chineseName ?? upper(unit, isOne: true)
  }

  private static let nouns = [
    "month": "月", "day": "日", "once": "次", "time": "次", "village": "村", "park": "园区",
    "meeting": "次会议", "item": "项",
  ]
}

// MARK: - Amounts

extension UnitWords {
  /// Returns an amount with what it is for and how often, such as `每人每月 500 元`.
  func amount(_ amount: Amount) -> String {
    switch language {
    case .chinese: chinese(amount)
    case .english: english(amount)
    }
  }

  private func chinese(_ amount: Amount) -> String {
    let per = amount.per.map { "每" + lower($0) } ?? ""
    let period = amount.period.map { $0 == "once" ? "一次性" : "每" + lower($0) } ?? ""
    let often = per + period
    return (often.isEmpty ? "" : often + " ") + number(amount, "最高 ", " 至 ")
  }

  private func english(_ amount: Amount) -> String {
    let per = amount.per.map { " for each " + lower($0) } ?? ""
    let period = amount.period.map { $0 == "once" ? " once" : " a " + lower($0) } ?? ""
    return number(amount, "up to ", " to ") + per + period
  }

  private func number(_ amount: Amount, _ upTo: String, _ to: String) -> String {
    switch amount.form {
    case .exact(let number): quantity("\(number)", amount.unit)
    case .atMost(let number): upTo + quantity("\(number)", amount.unit)
    case .range(let least, let most): "\(least)\(to)" + quantity("\(most)", amount.unit)
    case .share(let part): share(part, amount.unit)
    }
  }

  /// A part of something: in per cent, whether it was counted in them or as a plain number.
  private func share(_ part: ExactDecimal, _ unit: String) -> String {
    let isPlain = ["", "1", "ratio"].contains(unit)
    return quantity("\(isPlain ? part * 100 : part)", isPlain ? "percent" : unit)
  }
}
