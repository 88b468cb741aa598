internal import FEEL
internal import PolicyPacks
internal import ResettlementCore

/// A fact that fills a slot, or the subject's id.
struct ReadFact<Read: Subject> {
  let slot: Int
  /// The fact; `nil` for the id.
  let declaration: FactDeclaration?
  /// The property that holds it; `nil` if packs declare it.
  let property: Fact<Read>?
  /// The cases of its enumeration, in the order of their positions.
  let cases: [String]
  private let lane: SlotLane

  /// Finds what fills a slot; `nil` if no fact of the subject does.
  init?(_ slot: Int, _ source: FactNeed.Source, _ workspace: ProgramWorkspace) {
    switch source {
    case .own(let fact): declaration = fact
    case .id: declaration = nil
    default: return nil
    }
    self.slot = slot
    lane = workspace.recordLane(ofSlot: slot)
    property = declaration.flatMap { Read.facts[$0.id] }
    cases = if case .code(let cases) = lane { cases } else { [] }
  }

  /// How it is read.
  func reading(at place: Int, _ workspace: ProgramWorkspace, _ tables: FactTables) -> FactReading {
    var reading = FactReading(
      source: source,
      slot: slot,
      fact: place,
      lane: FactReading.Lane(lane),
      isOptional: declaration?.isOptional ?? false,
      memory: workspace.recordMemory(ofSlot: slot)
    )
    reading.offset = property?.memory?.offset ?? 0
    if let declaration { reading.whole = FactReading.Whole(declaration, lane) }
    if case .byte(let values) = property?.memory?.form, reading.source == .byte {
      reading.bytes = tables.table(values, lane)
    }
    return reading
  }

  private var source: FactReading.Source {
    guard declaration != nil else { return .id }
    guard let property else { return .added }
    switch (property.memory?.form, lane) {
    case (.byte, .truth), (.byte, .code): return .byte
    case (.number, .number): return .number
    case (.optionalNumber, .number): return .optionalNumber
    case (.day, .day): return .day
    case (.optionalDay, .day): return .optionalDay
    default: return .property
    }
  }
}

/// What bytes of properties stand for, kept as long as they are read.
final class FactTables {
  private var tables: [UnsafeMutablePointer<FactReading.Byte>] = []

  deinit { for table in tables { table.deallocate() } }

  /// Makes a table of what each byte stands for in a lane.
  func table(_ values: [FactValue?], _ lane: SlotLane) -> UnsafeMutablePointer<FactReading.Byte> {
    let table = UnsafeMutablePointer<FactReading.Byte>.allocate(capacity: 256)
    for byte in 0..<256 {
      let value = byte < values.count ? values[byte] : nil
      (table + byte).initialize(to: FactReading.Byte(value, lane))
    }
    tables.append(table)
    return table
  }
}

extension FactDeclaration {
  /// That a value is of another type.
  func wrongType(of value: FactValue) -> FactMismatch {
    let reason = FactMismatch.Reason.wrongType(expected: type, found: value.typeName)
    return FactMismatch(fact: id, subject: subject, reason: reason)
  }
}
