import Quantities

extension FactType {
  /// Returns the value that a text stands for, as a cell of a table has it; `nil` if it is none.
  ///
  /// Truth values are `true` and `false` or 是 and 否; a case of an enumeration is its id or its
  /// Chinese name; the elements of a list are separated by `;`, and an empty text is an empty list.
  /// The value still has to pass ``FactDeclaration/check(_:)``.
  public func value(ofText text: String) -> FactValue? {
    switch self {
    case .boolean: Self.booleans[text].map { .boolean($0) }
    case .number: ExactDecimal(text).map { .number($0) }
    case .text: .text(text)
    case .date: CalendarDay(text).map { .date($0) }
    case .enumeration(let enumeration): enumeration.case(text).map { .symbol($0.id) }
    case .reference: text.isEmpty ? nil : .reference(text)
    case .list(let element): Self.list(of: element, text)
    }
  }

  private static let booleans = ["true": true, "false": false, "是": true, "否": false]

  private static func list(of element: FactType, _ text: String) -> FactValue? {
    let parts = text.split(whereSeparator: { $0 == ";" || $0 == "；" })
    let values = parts.compactMap { element.value(ofText: String($0)) }
    return values.count == parts.count ? .list(values) : nil
  }
}
