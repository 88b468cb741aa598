internal import FEEL
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore

/// Writes the facts of subjects of one kind into the slots of a program, row by row.
///
/// What a program asks for is looked up once: the properties of a subject are read where they lie in
/// its memory, and the facts that packs declare where the subject before had them.
final class SubjectReading<Read: Subject> {
  private let workspace: ProgramWorkspace
  private let facts: [ReadFact<Read>]
  private let readings: UnsafeMutableBufferPointer<FactReading>
  /// For each reading the id of its fact.
  private let ids: UnsafeMutablePointer<String>
  /// The bytes of a subject before the facts that packs declare.
  private let addedFacts: Int
  private let tables: FactTables
  private var version = -1
  private var mismatch: FactMismatch?
  /// What was seen where memory was asked for, so that the compiler can't leave that out.
  private var seen: UInt8 = 0

  /// Prepares to fill some slots of a workspace.
  init(
    _ workspace: ProgramWorkspace,
    _ slots: [(slot: Int, source: FactNeed.Source)],
    _ addedFacts: KeyPath<Read, FactSet>
  ) {
    guard let offset = MemoryLayout<Read>.offset(of: addedFacts) else {
      preconditionFailure("the additional facts of a \(Read.kind) are not stored")
    }
    self.workspace = workspace
    self.addedFacts = offset
    let tables = FactTables()
    self.tables = tables
    let facts = slots.compactMap { ReadFact<Read>($0.slot, $0.source, workspace) }
    self.facts = facts
    readings = .allocate(capacity: facts.count)
    _ = readings.initialize(from: facts.enumerated().map { $1.reading(at: $0, workspace, tables) })
    ids = .allocate(capacity: facts.count)
    for (place, fact) in facts.enumerated() {
      (ids + place).initialize(to: fact.declaration?.id ?? "")
    }
  }

  deinit {
    ids.deinitialize(count: readings.count)
    readings.deallocate()
    ids.deallocate()
  }

  // MARK: - Reading

  /// Writes what is known of a subject into the first row.
  ///
  /// - Throws: `FactMismatch` if a value is not as its fact is declared.
  func read(_ subject: Read) throws(FactMismatch) {
    withUnsafePointer(to: subject) { read($0, into: 0) }
    try check()
  }

  /// Writes what is known of subjects into rows, in their order.
  ///
  /// - Throws: `FactMismatch` if a value is not as its fact is declared.
  func read(_ subjects: [Read]) throws(FactMismatch) {
    subjects.withUnsafeBufferPointer { subjects in
      guard let first = subjects.baseAddress else { return }
      for row in 0..<subjects.count { read(first + row, into: row) }
    }
    try check()
  }

  /// Asks for the memory of some subjects that will be read, so that the waits for all of it overlap.
  func touch(_ subjects: [Read]) {
    var sum: UInt8 = 0
    subjects.withUnsafeBytes { bytes in
      for place in stride(from: 0, to: bytes.count, by: 64) { sum &+= bytes[place] }
    }
    subjects.withUnsafeBufferPointer { subjects in
      guard let first = subjects.baseAddress else { return }
      for row in 0..<subjects.count {
        let added = UnsafeRawPointer(first + row) + addedFacts
        FactSet.read(added.assumingMemoryBound(to: FactSet.self)) { facts in
          guard let fact = facts.baseAddress.map({ UnsafeRawPointer($0) }) else { return }
          for place in 0..<facts.count {
            sum &+= fact.load(
              fromByteOffset: place * MemoryLayout<FactEntry>.stride,
              as: UInt8.self
            )
          }
        }
      }
    }
    seen = sum
  }

  private func check() throws(FactMismatch) {
    guard let found = mismatch else { return }
    mismatch = nil
    throw found
  }

  private func read(_ subject: UnsafePointer<Read>, into row: Int) {
    if version != workspace.memoryVersion { resolve() }
    let added = UnsafeRawPointer(subject) + addedFacts
    FactSet.read(added.assumingMemoryBound(to: FactSet.self)) { added in
      for place in readings.indices {
        if write(place, subject, added, row) { continue }
        writeSlowly(readings[place], subject, row)
      }
    }
  }

  /// Finds the memory of the slots, which grows with the number of members.
  private func resolve() {
    for place in readings.indices {
      readings[place].memory = workspace.recordMemory(ofSlot: readings[place].slot)
    }
    version = workspace.memoryVersion
  }

  /// Writes a fact the short way; false if that does not do.
  @inline(__always)
  private func write(
    _ place: Int,
    _ subject: UnsafePointer<Read>,
    _ added: UnsafeBufferPointer<FactEntry>,
    _ row: Int
  ) -> Bool {
    let reading = readings[place]
    let property = UnsafeRawPointer(subject) + reading.offset
    switch reading.source {
    case .byte: return reading.write(byte: property.load(as: UInt8.self), row)
    case .number: return reading.write(property.load(as: Known<ExactDecimal>.self), row)
    case .optionalNumber: return reading.write(property.load(as: Known<ExactDecimal?>.self), row)
    case .day: return reading.write(property.load(as: Known<CalendarDay>.self), row)
    case .optionalDay: return reading.write(property.load(as: Known<CalendarDay?>.self), row)
    case .added: return write(added, place, row)
    case .property, .id: return false
    }
  }

  @inline(__always)
  private func write(
    _ added: UnsafeBufferPointer<FactEntry>,
    _ place: Int,
    _ row: Int
  ) -> Bool {
    guard let found = added.place(of: ids + place, near: &readings[place].guess) else {
      return readings[place].forget(row)
    }
    let reading = readings[place]
    switch added[found].value {
    case .boolean(let truth): return reading.write(truth, row)
    case .number(let number): return reading.write(number, row)
    case .date(let day): return reading.write(day, row)
    case .absent where reading.isOptional: return reading.leaveOut(row)
    case .symbol(let id): return write(case: id, place, row)
    default: return false
    }
  }

  @inline(__always)
  private func write(case id: String, _ place: Int, _ row: Int) -> Bool {
    let reading = readings[place]
    guard reading.lane == .code else { return false }
    let cases = facts[reading.fact].cases
    if reading.lastCase < cases.count, cases[reading.lastCase] == id {
      reading.write(case: reading.lastCase, row)
      return true
    }
    guard let position = cases.firstIndex(of: id) else { return false }
    readings[place].lastCase = position
    reading.write(case: position, row)
    return true
  }

  // MARK: - The long way

  /// Writes any value, or notes why that is not possible.
  private func writeSlowly(_ reading: FactReading, _ subject: UnsafePointer<Read>, _ row: Int) {
    let fact = facts[reading.fact]
    guard let declaration = fact.declaration else {
      return reading.write(subject.pointee.id.rawValue, row)
    }
    let value =
      fact.property?.value(in: subject.pointee) ?? subject.pointee.additionalFacts[declaration.id]
    if write(value, as: declaration, fact.cases, reading, row) || mismatch != nil { return }
    do throws(FactMismatch) {
      try declaration.check(value)
      mismatch = declaration.wrongType(of: value)
    } catch {
      mismatch = error
    }
  }

  /// Writes any value of a fact; false if its lane can't hold it.
  private func write(
    _ value: FactValue,
    as fact: FactDeclaration,
    _ cases: [String],
    _ reading: FactReading,
    _ row: Int
  ) -> Bool {
    switch value.slotValue(as: fact.type, missing: fact.id) {
    case .unknown: reading.forget(row)
    case .known(.null) where !fact.isOptional: return false
    case .known(let value) where reading.lane == .other:
      workspace.set(.known(value), slot: reading.slot, row: row)
    case .known(.null): reading.leaveOut(row)
    case .known(.boolean(let truth)): return reading.write(truth, row)
    case .known(.date(let day)): return reading.write(day, row)
    case .known(.number(let number)): return reading.write(plain: number, row)
    case .known(.string(let text)): return write(text, cases, reading, row)
    case .known: return false
    }
    return true
  }

  private func write(_ text: String, _ cases: [String], _ reading: FactReading, _ row: Int) -> Bool
  {
    guard reading.lane != .text else {
      reading.write(text, row)
      return true
    }
    guard reading.lane == .code, let position = cases.firstIndex(of: text) else { return false }
    reading.write(case: position, row)
    return true
  }
}

// MARK: - Facts that packs declare

extension UnsafeBufferPointer<FactEntry> {
  /// Where a fact is, mostly where the subject before had it or beside that; `nil` if it is not
  /// there.
  @inline(__always)
  fileprivate func place(of id: UnsafePointer<String>, near guess: inout Int) -> Int? {
    guard let first = baseAddress else { return nil }
    if guess < count, Self.isOne(first + guess, id) { return guess }
    var step = 1
    while step <= 2 {
      if guess >= step, guess - step < count, Self.isOne(first + guess - step, id) {
        guess -= step
        return guess
      }
      if guess + step < count, Self.isOne(first + guess + step, id) {
        guess += step
        return guess
      }
      step += 1
    }
    let place = place(of: id.pointee)
    if let place { guess = place }
    return place
  }

  /// Whether the id of a fact and another text are one and the same in memory.
  @inline(__always)
  private static func isOne(_ fact: UnsafePointer<FactEntry>, _ id: UnsafePointer<String>) -> Bool {
    guard let own = MemoryLayout<FactEntry>.offset(of: \.id) else { return false }
    let (a, b) = (UnsafeRawPointer(fact) + own, UnsafeRawPointer(id))
    return a.load(as: UInt64.self) == b.load(as: UInt64.self)
      && a.load(fromByteOffset: 8, as: UInt64.self) == b.load(fromByteOffset: 8, as: UInt64.self)
  }
}
