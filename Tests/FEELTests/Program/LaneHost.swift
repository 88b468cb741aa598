import Quantities

@testable import FEEL

/// A host that fills the lanes of a workspace's slots from the rows of a source.
final class LaneHost<Source: RowSource> {
  let workspace: ProgramWorkspace
  private let source: Source
  private var memory: [UnsafeMutableRawPointer] = []
  private var texts: [(UnsafeMutablePointer<String>, Int)] = []
  /// Whether values beyond what is declared are written one by one, as a host does that has some.
  var writesStrangers = false
  /// Whether a value that all rows have is set for all of them.
  var sharesValues = false
  /// Whether a value was beyond what is declared.
  private(set) var hasStrangers = false

  init(_ workspace: ProgramWorkspace, _ source: Source) {
    self.workspace = workspace
    self.source = source
  }

  deinit { release() }

  private func release() {
    for (text, count) in texts { text.deinitialize(count: count) }
    for block in memory { block.deallocate() }
    (texts, memory) = ([], [])
  }

  /// Fills a block with rows, whose members stand slot after slot in the frames that are wanted so,
  /// as far as the order of the rows and the lists allow it.
  func fill(_ rows: [Source.Row], slotMajor: Set<Int> = []) {
    release()
    hasStrangers = false
    let program = workspace.program
    var members = [rows]
    workspace.beginBlock(rows: rows.count)
    for frame in program.frames.indices.dropFirst() {
      let origins = members[program.frames[frame].origin ?? 0]
      let lists = members[program.frames[frame].parent ?? 0].indices.map { row in
        let origin = origins[workspace.originRow(ofList: frame, row: row)]
        return source.members(of: program.frames[frame].path, from: origin)
      }
      let isSlotMajor = slotMajor.contains(frame) && program.frames[frame].parent == 0
      members.append(isSlotMajor ? slots(frame, lists) : ends(frame, lists))
    }
    for (slot, description) in program.slots.enumerated() {
      let values = members[description.frame].map { source.value(of: description.path, from: $0) }
      if !values.isEmpty { fill(slot, values) }
    }
  }

  private func slots(_ frame: Int, _ lists: [ListMembers<Source.Row>]) -> [Source.Row] {
    let longest = lists.map(\.rows.count).max() ?? 0
    let slots = (0..<longest).map { slot in lists.filter { $0.rows.count > slot } }
    workspace.setMembers(ofFrame: frame, counts: slots.map(\.count))
    return slots.enumerated().flatMap { slot, lists in lists.map { $0.rows[slot] } }
  }

  private func ends(_ frame: Int, _ lists: [ListMembers<Source.Row>]) -> [Source.Row] {
    let rows = lists.flatMap(\.rows)
    var ends: [Int32] = []
    for list in lists { ends.append((ends.last ?? 0) + Int32(list.rows.count)) }
    let isComplete = lists.map { UInt8($0.missing == nil ? 1 : 0) }
    ends.withUnsafeBufferPointer {
      workspace.setMembers(ofFrame: frame, ends: $0, isComplete: isComplete)
    }
    return rows
  }

  // MARK: - Slots

  private func fill(_ slot: Int, _ values: [SlotValue]) {
    if sharesValues, values.allSatisfy({ $0 == values[0] }) {
      return workspace.setAll(values[0], slot: slot)
    }
    let known = lane(values.map { $0.isUnknown ? 0 : 1 } as [UInt8])
    let absent = lane(values.map { $0 == .known(.null) ? 1 : 0 } as [UInt8])
    let isWhole = !values.contains(where: \.isUnknown)
    let isPresent = !values.contains(.known(.null))
    guard let memory = memory(slot, values), !(writesStrangers && hasStrangers) else {
      hasStrangers = hasStrangers && !writesStrangers
      for (row, value) in values.enumerated() { workspace.set(value, slot: slot, row: row) }
      return
    }
    workspace.use(
      memory,
      known: isWhole ? nil : UnsafePointer(known),
      absent: isPresent ? nil : UnsafePointer(absent),
      slot: slot
    )
  }

  private func memory(_ slot: Int, _ values: [SlotValue]) -> UnsafeRawPointer? {
    switch workspace.lane(ofSlot: slot) {
    case .truth: raw(values) { UInt8($0.asBoolean == true ? 1 : 0) }
    case .code(let cases):
      cases.count > 256
        ? raw(values) { $0.asString.flatMap(cases.firstIndex).map { Int32($0) } }
        : raw(values) { $0.asString.flatMap(cases.firstIndex).map { UInt8($0) } }
    case .number(let places, let least, let greatest, .int32):
      raw(values) { $0.scaled(places, least, greatest).map { Int32($0) } }
    case .number(let places, let least, let greatest, .int64):
      raw(values) { $0.scaled(places, least, greatest) }
    case .day: raw(values) { $0.asDate.map { Int32($0.dayNumber) } }
    case .months: raw(values) { $0.asMonths.map { Int64($0) } }
    case .exact: raw(values) { $0.asNumber }
    case .text: textLane(values)
    case .other: nil
    }
  }

  private func raw<T: BitwiseCopyable>(
    _ values: [SlotValue],
    _ convert: (Value) -> T?
  ) -> UnsafeRawPointer {
    UnsafeRawPointer(lane(converted(values, convert)))
  }

  private func raw(
    _ values: [SlotValue],
    _ convert: (Value) -> ExactDecimal?
  ) -> UnsafeRawPointer {
    let numbers = values.map { $0.present.flatMap(convert) ?? .zero }
    let lane = UnsafeMutablePointer<ExactDecimal>.allocate(capacity: numbers.count)
    lane.initialize(from: numbers, count: numbers.count)
    memory.append(UnsafeMutableRawPointer(lane))
    return UnsafeRawPointer(lane)
  }

  /// What is not known or none is anything, here the greatest or something of all bits.
  private func converted<T: BitwiseCopyable>(
    _ values: [SlotValue],
    _ convert: (Value) -> T?
  ) -> [T] {
    let filler = values.compactMap { $0.present.flatMap(convert) }.first
    return values.compactMap { value in
      guard let present = value.present else { return filler ?? Self.zero() }
      guard let number = convert(present) else {
        hasStrangers = true
        return filler ?? Self.zero()
      }
      return number
    }
  }

  private static func zero<T: BitwiseCopyable>() -> T {
    withUnsafeTemporaryAllocation(byteCount: 16, alignment: 8) { bytes in
      bytes.initializeMemory(as: UInt8.self, repeating: 0)
      return bytes.load(as: T.self)
    }
  }

  private func textLane(_ values: [SlotValue]) -> UnsafeRawPointer {
    let lane = UnsafeMutablePointer<String>.allocate(capacity: values.count)
    lane.initialize(from: values.map { $0.present?.asString ?? "" }, count: values.count)
    memory.append(UnsafeMutableRawPointer(lane))
    texts.append((lane, values.count))
    return UnsafeRawPointer(lane)
  }

  private func lane<T: BitwiseCopyable>(_ values: [T]) -> UnsafeMutablePointer<T> {
    let lane = UnsafeMutablePointer<T>.allocate(capacity: values.count)
    lane.initialize(from: values, count: values.count)
    memory.append(UnsafeMutableRawPointer(lane))
    return lane
  }
}

extension SlotValue {
  fileprivate var isUnknown: Bool { if case .unknown = self { true } else { false } }

  fileprivate var present: Value? {
    guard case .known(let value) = self, !value.isNull else { return nil }
    return value
  }
}

extension Value {
  fileprivate var asDate: CalendarDay? { if case .date(let day) = self { day } else { nil } }
  fileprivate var asMonths: Int? {
    if case .yearsMonthsDuration(let months) = self { months } else { nil }
  }

  fileprivate func scaled(_ places: Int, _ least: Int, _ greatest: Int) -> Int64? {
    guard let scaled = asNumber?.scaled(toPlaces: places), least...greatest ~= Int(scaled) else {
      return nil
    }
    return scaled
  }
}
