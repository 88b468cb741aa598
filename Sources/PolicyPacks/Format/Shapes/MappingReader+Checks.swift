internal import Diagnostics
internal import LocatedYAML
internal import Quantities

extension MappingReader {
  /// Reports a last day before the first one.
  func checkOrder<First, Last>(
    of firstKey: Key<First>,
    _ first: CalendarDay?,
    _ lastKey: Key<Last>,
    _ last: CalendarDay?
  ) {
    guard let first, let last, last < first, let entry = mapping.entry(of: lastKey.name) else {
      return
    }
    let note = mapping.entry(of: firstKey.name).map {
      Diagnostic.Note(.firstDay, at: $0.value.range)
    }
    let message = Diagnostic.Message.endsBeforeItBegins(last, first: first)
    reading.add(Diagnostic(.error, message, at: entry.value.range, notes: note.map { [$0] } ?? []))
  }
}

extension Diagnostic.Message {
  fileprivate static func endsBeforeItBegins(_ last: CalendarDay, first: CalendarDay) -> Self {
    Self(
      "pack.dates-reversed",
      en: "the last day \(last) is before the first one \(first); swap or correct them",
      zh: "终止日 \(last) 早于起始日 \(first)；请对调或更正"
    )
  }

  fileprivate static let firstDay = Self(
    "pack.dates-reversed",
    en: "the first day",
    zh: "起始日"
  )

  static let blankOutsideTemplate = Self(
    "pack.blank-outside-template",
    en: "only a template may leave something blank; write a value, or make the pack a template",
    zh: "只有模板可以留空；请填写，或将包的 kind 改为 template"
  )
}
