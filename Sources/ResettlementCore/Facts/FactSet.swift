/// Values of facts by their ids, in the order of the ids.
///
/// A subject holds here what packs declare beyond the core's facts. What is not in the set is
/// unknown.
public struct FactSet: @unchecked Sendable {
  // Safe to share, since what several sets have is never changed.
  private var storage = FactStorage.empty

  /// Creates an empty set.
  public init() {}

  /// The value of a fact; unknown if there is none, and setting it to unknown takes it out.
  ///
  /// - Complexity: As many comparisons as the number of facts has binary digits; a new fact copies
  ///   the others.
  public subscript(id: String) -> FactValue {
    get { storage.read { facts in facts.place(of: id).map { facts[$0].value } ?? .unknown } }
    set {
      let entry = newValue == .unknown ? nil : FactEntry(id: id, value: newValue)
      let range = storage.read { $0.range(of: id) }
      guard !range.isEmpty || entry != nil else { return }
      if let entry, !range.isEmpty, isKnownUniquelyReferenced(&storage) {
        storage.set(entry.value, at: range.lowerBound)
      } else {
        storage = FactStorage.replacing(range, of: storage, with: entry)
      }
    }
  }

  /// The ids of the facts in the set, sorted.
  public var ids: [String] { storage.read { $0.map(\.id) } }

  /// Whether nothing is in the set.
  public var isEmpty: Bool { storage.header == 0 }
}

extension FactSet: Hashable {
  /// Whether two sets have the same facts with the same values.
  public static func == (left: FactSet, right: FactSet) -> Bool {
    left.storage === right.storage
      || left.storage.read { facts in right.storage.read { facts.elementsEqual($0) } }
  }

  /// Adds the facts to a hash.
  public func hash(into hasher: inout Hasher) {
    storage.read { facts in
      hasher.combine(facts.count)
      for fact in facts { hasher.combine(fact) }
    }
  }
}

extension FactSet: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The ids of the facts; values are not shown, since they may be personal.
  public var description: String { ids.description }

  /// The ids of the facts; values are not shown, since they may be personal.
  public var debugDescription: String { description }

  /// The ids of the facts; values are not shown, since they may be personal.
  public var customMirror: Mirror { Mirror(self, unlabeledChildren: ids) }
}

// MARK: - Memory

/// A fact of a set.
package struct FactEntry: Sendable, Hashable {
  /// The fact's id.
  package let id: String
  /// Its value, which is known.
  package fileprivate(set) var value: FactValue
}

/// The facts of a set, one behind the other in the order of their ids; it is never changed while two
/// sets have it.
final class FactStorage: ManagedBuffer<Int, FactEntry> {
  nonisolated(unsafe) static let empty = FactStorage.make(0) { _ in }

  deinit {
    _ = withUnsafeMutablePointers { count, facts in facts.deinitialize(count: count.pointee) }
  }

  private static func make(
    _ count: Int,
    _ fill: (UnsafeMutablePointer<FactEntry>) -> Void
  ) -> FactStorage {
    let buffer = FactStorage.create(minimumCapacity: count) { _ in count }
    buffer.withUnsafeMutablePointerToElements(fill)
    return unsafeDowncast(buffer, to: FactStorage.self)
  }

  /// Makes a copy with a fact, or nothing, in the place of others.
  static func replacing(
    _ range: Range<Int>,
    of other: FactStorage,
    with entry: FactEntry?
  ) -> FactStorage {
    let count = other.header - range.count + (entry == nil ? 0 : 1)
    guard count > 0 else { return .empty }
    return other.read { facts in
      make(count) { target in
        var next = target
        func add(_ facts: Slice<UnsafeBufferPointer<FactEntry>>) {
          for fact in facts {
            next.initialize(to: fact)
            next += 1
          }
        }
        add(facts[..<range.lowerBound])
        if let entry {
          next.initialize(to: entry)
          next += 1
        }
        add(facts[range.upperBound...])
      }
    }
  }

  func set(_ value: FactValue, at place: Int) {
    withUnsafeMutablePointerToElements { $0[place].value = value }
  }

  @inline(__always)
  func read<Result>(_ body: (UnsafeBufferPointer<FactEntry>) -> Result) -> Result {
    withUnsafeMutablePointers { count, facts in
      body(UnsafeBufferPointer(start: facts, count: count.pointee))
    }
  }
}

extension FactSet {
  /// Lends the facts of a set in memory to a function, in the order of their ids.
  ///
  /// What keeps the set is not counted, so that going through many sets does not wait for that; the
  /// set must not change meanwhile.
  package static func read(
    _ set: UnsafePointer<FactSet>,
    _ body: (UnsafeBufferPointer<FactEntry>) -> Void
  ) {
    let storage = UnsafeRawPointer(set).load(as: Unmanaged<FactStorage>.self)
    storage._withUnsafeGuaranteedRef { $0.read(body) }
  }
}

extension UnsafeBufferPointer<FactEntry> {
  /// Where a fact is; `nil` if it is not there.
  package func place(of id: String) -> Int? {
    let range = range(of: id)
    return range.isEmpty ? nil : range.lowerBound
  }

  /// Where a fact is, or the empty range where it would be.
  fileprivate func range(of id: String) -> Range<Int> {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low..<(low < count && self[low].id == id ? low + 1 : low)
  }
}
