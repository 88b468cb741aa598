internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

/// The keys of an amount.
private enum AmountKeys {
  static let exact = Key("exact", .expression, zh: "确定数额", en: "this much")
  static let atMost = Key("at_most", .expression, zh: "不超过", en: "up to this much")
  static let share = Key("share", .expression, zh: "比例", en: "a part, 0.5 for a half")
  static let least = Key("least", .expression, zh: "区间下限", en: "the lower end of a range")
  static let most = Key("most", .expression, zh: "区间上限", en: "the upper end of a range")
  static let leftTo = Key("left_to", .reference, zh: "由该单位确定", en: "the unit that sets it")
  static let per = Key("per", .identifier, zh: "每（人、户等）", en: "for each of what")
  static let period = Key(
    "period",
    Notation<AmountModel.Period>.word,
    zh: "周期",
    en: "how often it is given"
  )
  static let about = Key("about", .localized, zh: "说明", en: "what it is for")

  static let shape = Shape(
    "amount",
    zh: "金额",
    en: "amount",
    [exact, atMost, share, least, most, leftTo, per, period, about],
    choices: [
      .one(of: "exact", "at_most", "share", "least", "left_to"),
      .atMostOne(of: "exact", "at_most", "share", "most", "left_to"),
    ]
  )
}

extension Notation<AmountModel> {
  /// An expression for an exact amount, or a mapping that says how it is meant.
  static let amount = short(
    Notation<ExpressionText>.expression.map { expression in
      AmountModel(
        form: .exact(expression),
        per: nil,
        period: nil,
        about: nil,
        range: expression.range
      )
    },
    or: mapping(AmountKeys.shape) { keys in
      AmountModel(
        form: keys.amountForm(),
        per: keys[AmountKeys.per]?.value,
        period: keys[AmountKeys.period],
        about: keys[AmountKeys.about],
        range: keys.range
      )
    }
  )
}

extension MappingReader {
  fileprivate func amountForm() -> AmountModel.Form? {
    checkEnds()
    if has(AmountKeys.exact) { return self[AmountKeys.exact].map { .exact($0) } }
    if has(AmountKeys.atMost) { return self[AmountKeys.atMost].map { .atMost($0) } }
    if has(AmountKeys.share) { return self[AmountKeys.share].map { .share($0) } }
    if has(AmountKeys.leftTo) { return self[AmountKeys.leftTo].map { .leftTo(unit: $0) } }
    let (least, most) = (self[AmountKeys.least], self[AmountKeys.most])
    guard let least, let most else { return nil }
    return .range(least: least, most: most)
  }

  private func checkEnds() {
    guard isComplete, let least = range(of: AmountKeys.least), !has(AmountKeys.most) else { return }
    reading.error(.halfRange, at: least)
  }
}

extension Diagnostic.Message {
  fileprivate static let halfRange = Self(
    "pack.missing-key",
    en: "a range needs both 'least' and 'most'",
    zh: "区间须同时写“least”和“most”"
  )
}
