internal import Quantities

/// What is known of a fact of one record.
public enum SlotValue: Sendable, Hashable {
  /// A value, or `null` for none.
  case known(Value)
  /// It is not known; the cause is what to name as missing.
  case unknown(cause: String)
}

/// What is known of a list of one record.
public struct ListMembers<Row> {
  /// The members that surely belong to the list.
  public let rows: [Row]
  /// What to name as missing, if there may be more members.
  public let missing: String?

  /// Creates members.
  public init(_ rows: [Row], missing: String? = nil) {
    self.rows = rows
    self.missing = missing
  }
}

/// The host's records, as a program asks for them.
public protocol RowSource {
  /// What stands for a record or a plain value of a list.
  associatedtype Row

  /// Returns what is known of a fact.
  func value(of path: [String], from row: Row) -> SlotValue

  /// Returns what is known of a list.
  func members(of path: [String], from row: Row) -> ListMembers<Row>
}

/// The registers of a program for some rows, filled from outside and by its instructions.
final class Block {
  let program: Program
  /// The number of rows of each frame.
  private(set) var rowCounts: [Int]
  /// For each frame but the first, where the members of each of the parent's rows begin, and at
  /// last where the last ones end.
  private(set) var starts: [[Int]]
  /// For each frame but the first and each of the parent's rows, what is missing of its members.
  private(set) var missing: [[String?]]
  /// For each frame but the first, the parent's row of each row.
  private(set) var parents: [[Int]]
  /// For each unknown value of a slot, why it is not known.
  private(set) var causes: [Place: String] = [:]
  /// The registers.
  private(set) var columns: [Column] = []

  /// A row of a register.
  struct Place: Hashable {
    let register: Int
    let row: Int
  }

  /// Binds the records to a program's slots.
  init<Source: RowSource>(_ program: Program, _ rows: [Source.Row], _ source: Source) {
    self.program = program
    rowCounts = [rows.count]
    starts = [[]]
    missing = [[]]
    parents = [[]]
    var frames = [rows]
    for frame in program.frames.dropFirst() {
      frames.append(bind(frame, to: frames[frame.parent ?? 0], source))
    }
    columns = program.registers.map { Column($0.lane, capacity: max(1, rowCounts[$0.frame])) }
    fillConstants()
    for slot in program.slots { fill(slot, frames[slot.frame], source) }
  }

  deinit {
    for column in columns { column.free() }
  }

  private func bind<Source: RowSource>(
    _ frame: Program.Frame,
    to rows: [Source.Row],
    _ source: Source
  ) -> [Source.Row] {
    var members: [Source.Row] = []
    var starts = [0]
    var missing: [String?] = []
    var parents: [Int] = []
    for (index, row) in rows.enumerated() {
      let list = source.members(of: frame.path, from: row)
      members += list.rows
      parents += Array(repeating: index, count: list.rows.count)
      starts.append(members.count)
      missing.append(list.missing)
    }
    rowCounts.append(members.count)
    self.starts.append(starts)
    self.missing.append(missing)
    self.parents.append(parents)
    return members
  }

  private func fillConstants() {
    for constant in program.constants {
      let column = columns[constant.register]
      for row in 0..<rowCounts[program.registers[constant.register].frame] {
        column.write(.known(constant.value), at: row, as: .null)
      }
    }
  }

  private func fill<Source: RowSource>(
    _ slot: Program.Slot,
    _ rows: [Source.Row],
    _ source: Source
  ) {
    let column = columns[slot.register]
    for (index, row) in rows.enumerated() {
      let value = source.value(of: slot.path, from: row)
      column.write(value, at: index, as: slot.type)
      if case .unknown(let cause) = value {
        causes[Place(register: slot.register, row: index)] = cause
      }
    }
  }
}
