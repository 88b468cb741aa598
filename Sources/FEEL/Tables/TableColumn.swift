internal import Quantities

/// An input of a table, its values cut into pieces that no cell of the column tells apart.
///
/// Of an ordered type the pieces are the values that cells compare with and what lies before,
/// between and behind them; of a boolean or an enumeration each case is one. Pieces that no value
/// can be in are left out; absence is a piece of its own, the last one. What is of another type is
/// one piece, of which constant cells take all or nothing.
struct TableColumn: Sendable {
  /// How values are cut.
  enum Cut: Sendable, Hashable {
    /// Each value is a piece.
    case cases
    /// Values and the spaces around them.
    case ordered
    /// Not at all.
    case whole
  }

  /// The input.
  let input: CheckedExpression
  /// How its values are cut.
  let cut: Cut
  /// The cases, or the values that are compared with, in order.
  let values: [Value]
  /// The values as the input's unit shows them.
  let shown: [Value]
  /// The numbers that can occur.
  let declared: DeclaredNumbers
  /// For each piece its position among all, also those that are left out.
  private(set) var positions: [Int] = []
  /// For each position how many pieces are before it.
  private var piecesBefore: [Int] = []
  /// How fine the numbers are that cells compare with.
  private let writtenDecimals: Int

  /// Cuts an input's values.
  ///
  /// - Parameters:
  ///   - input: The input.
  ///   - compared: The values with which cells compare it, in any order.
  ///   - declared: The numbers that can occur.
  init(_ input: CheckedExpression, comparedWith compared: [Value], declared: DeclaredNumbers) {
    self.input = input
    self.declared = declared
    cut = Self.cut(of: input.type.unwrapped)
    values = Self.values(of: input.type.unwrapped, cut, compared)
    shown = values.map { Self.shown($0, input.type.unwrapped) }
    writtenDecimals = shown.compactMap { $0.asNumber?.places }.max() ?? 0
    leaveOutImpossible()
  }

  private mutating func leaveOutImpossible() {
    piecesBefore = [0]
    for position in 0..<positionCount {
      if isPossible(position) { positions.append(position) }
      piecesBefore.append(positions.count)
    }
  }
}

// MARK: - Cutting

extension TableColumn {
  static func cut(of type: StaticType) -> Cut {
    switch type {
    case .boolean, .enumeration: .cases
    case .number, .literalNumber, .date, .string, .yearsMonthsDuration, .daysTimeDuration: .ordered
    default: .whole
    }
  }

  private static func values(of type: StaticType, _ cut: Cut, _ compared: [Value]) -> [Value] {
    switch type {
    case .boolean: [.boolean(true), .boolean(false)]
    case .enumeration(let enumeration): enumeration.cases.map { .string($0.id) }
    default: cut == .ordered ? sorted(compared) : []
    }
  }

  private static func sorted(_ values: [Value]) -> [Value] {
    var sorted: [Value] = []
    for value in values.sorted(by: { $0.compared(to: $1) == .ascending })
    where sorted.last?.compared(to: value) != .same { sorted.append(value) }
    return sorted
  }

  /// A number as it is written in the unit of its type.
  private static func shown(_ value: Value, _ type: StaticType) -> Value {
    guard case .number(let unit) = type, unit.scale != .one, case .number(let number) = value
    else { return value }
    return number.divided(by: unit.scale).map(Value.number) ?? value
  }

  /// The number of positions, with that of absence.
  var positionCount: Int { absence + 1 }

  /// The position of absence.
  var absence: Int {
    switch cut {
    case .cases: values.count
    case .ordered: 2 * values.count + 1
    case .whole: 1
    }
  }

  /// The number of pieces.
  var count: Int { positions.count }

  /// All pieces.
  var all: PieceSet { PieceSet(0..<count) }

  /// The piece of absence, if there may be none.
  var absencePiece: Int? { positions.last == absence ? count - 1 : nil }

  /// Returns the pieces at some positions.
  func pieces(at positions: PieceSet) -> PieceSet { positions.renumbered(piecesBefore) }

  /// Returns the piece that a value is in; `nil` if it can't occur, or the column is not cut.
  func piece(holding value: Value) -> Int? {
    guard cut != .whole else { return nil }
    let position = value.isNull ? absence : position(of: value)
    guard let position, piecesBefore[position] < piecesBefore[position + 1] else { return nil }
    return piecesBefore[position]
  }

  private func position(of value: Value) -> Int? {
    if cut == .cases { return index(ofCase: value) }
    let index = lowerBound(of: value)
    guard index < values.count, values[index].compared(to: value) == .same else { return 2 * index }
    return 2 * index + 1
  }

  /// Returns the number of a case; `nil` if the value is none.
  func index(ofCase value: Value) -> Int? { values.firstIndex { $0.equals(value) == true } }

  /// Returns how many of the ordered values are less than a value.
  func lowerBound(of value: Value) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle].compared(to: value) == .ascending {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}

// MARK: - What can occur

extension TableColumn {
  private func isPossible(_ position: Int) -> Bool {
    if position == absence { return input.type.isOptional }
    guard cut == .ordered else { return true }
    let index = position / 2
    guard position % 2 == 0 else {
      return shown[index].asNumber.map { declared.admits($0) } ?? true
    }
    let low = index > 0 ? shown[index - 1] : nil
    let high = index < shown.count ? shown[index] : nil
    return isPossible(above: low, below: high)
  }

  private func isPossible(above low: Value?, below high: Value?) -> Bool {
    switch (low, high) {
    case (.date(let first)?, .date(let last)?): last.dayNumber - first.dayNumber > 1
    case (.yearsMonthsDuration(let first)?, .yearsMonthsDuration(let last)?): last - first > 1
    default:
      input.type.unwrapped.isNumber
        ? declared.admits(above: low?.asNumber, below: high?.asNumber) : true
    }
  }

  /// Whether a value in some pieces surely can occur: not only one before the first or behind the
  /// last value that is written, nor only one finer than those.
  func surelyOccurs(in pieces: PieceSet) -> Bool {
    if pieces == all || cut != .ordered { return true }
    if let absencePiece, pieces.contains(absencePiece) { return true }
    return pieces.runs.contains { run in
      let ends = [positions[run.lowerBound], positions[run.upperBound - 1]]
      return !ends.contains(where: isOpenEnd) && run.contains { !isFine($0) }
    }
  }

  /// Whether a value in some pieces can occur that is no finer than those that are written.
  func isWide(_ pieces: PieceSet) -> Bool {
    cut != .ordered || pieces.runs.contains { run in run.contains { !isFine($0) } }
  }

  /// Whether a position goes on without an end that is known.
  private func isOpenEnd(_ position: Int) -> Bool {
    switch position {
    case 0: declared.minimum == nil
    case 2 * values.count: declared.maximum == nil
    default: false
    }
  }

  /// Whether the values of a piece have more digits than those beside it.
  private func isFine(_ piece: Int) -> Bool {
    let position = positions[piece]
    let index = position / 2
    guard position % 2 == 0 else { return false }
    guard index > 0, index < values.count else { return input.type.unwrapped == .string }
    switch (shown[index - 1], shown[index]) {
    case (.number(let low), .number(let high)):
      let written = DeclaredNumbers(decimals: writtenDecimals)
      return declared.decimals == nil && !written.admits(above: low, below: high)
    case (.daysTimeDuration(let low), .daysTimeDuration(let high)):
      return high.seconds.subtracting(low.seconds).map { $0 <= ExactDecimal(86_400) } ?? false
    case (.string, _): return true
    default: return false
    }
  }
}
