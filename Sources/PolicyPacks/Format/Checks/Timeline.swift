internal import Diagnostics
internal import Quantities

/// The segments of a parameter on the line of time: they neither overlap nor leave gaps.
struct Timeline {
  /// What is wrong with the segments.
  private(set) var diagnostics: [Diagnostic] = []

  /// Checks a parameter.
  init(_ parameter: ParameterModel) {
    let ordered = parameter.segments.sorted { $0.from < $1.from }
    for (earlier, later) in zip(ordered, ordered.dropFirst()) { check(earlier, later) }
    if let last = ordered.last { checkReview(of: last) }
  }

  private mutating func check(_ earlier: ParameterSegment, _ later: ParameterSegment) {
    let end = earlier.to ?? later.from.adding(days: -1) ?? later.from
    if earlier.from == later.from || later.from <= end {
      let (first, second) =
        earlier.range.bytes.lowerBound < later.range.bytes.lowerBound
        ? (earlier, later) : (later, earlier)
      diagnostics.append(.overlap(second, first))
    } else if !earlier.isGapStated, let next = end.adding(days: 1), next < later.from {
      diagnostics.append(.gap(after: earlier, from: next, before: later))
    }
  }

  private mutating func checkReview(of last: ParameterSegment) {
    guard last.to == nil, last.reviewBy == nil else { return }
    diagnostics.append(Diagnostic(.warning, .noReviewDay, at: last.range))
  }
}

extension Diagnostic {
  fileprivate static func overlap(_ segment: ParameterSegment, _ other: ParameterSegment) -> Self {
    let message = Message(
      "pack.overlapping-values",
      en: "two values hold on \(max(segment.from, other.from)); end one before the other begins",
      zh: "\(max(segment.from, other.from)) 同时有两个值；请使其前后相接"
    )
    let note = Message("pack.overlapping-values", en: "the other value", zh: "另一个值")
    return Diagnostic(.error, message, at: segment.range, notes: [Note(note, at: other.range)])
  }

  fileprivate static func gap(
    after earlier: ParameterSegment,
    from day: CalendarDay,
    before later: ParameterSegment
  ) -> Self {
    let message = Message(
      "pack.gap-in-values",
      en: "no value holds from \(day) until \(later.from); close the gap, or write 'gap: stated' "
        + "before it if the documents leave it",
      zh: "自 \(day) 至 \(later.from) 之前没有值；请补上，若文件确无规定则在前一段写 gap: stated"
    )
    let note = Message("pack.gap-in-values", en: "the value before the gap", zh: "空档之前的值")
    return Diagnostic(.error, message, at: later.range, notes: [Note(note, at: earlier.range)])
  }
}

extension Diagnostic.Message {
  fileprivate static let noReviewDay = Self(
    "pack.no-review-day",
    en: "the value has no last day; write 'to', or 'review_by' for the day to look at it again",
    zh: "该值没有终止日；请写“to”，或用“review_by”写明复核期限"
  )
}
