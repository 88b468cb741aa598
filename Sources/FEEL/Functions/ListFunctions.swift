internal import Quantities

/// The functions of lists.
enum ListFunctions {
  typealias Overload = BuiltInFunction.Overload
  typealias Parameter = BuiltInFunction.Parameter

  static let all = [
    contains, count, sublist, append, concatenate, insertBefore, remove, replace, reverse, indexOf,
    union, distinct, duplicates, flatten, sort,
  ]

  private static let list = Parameter("list", .list(.any))
  private static let anything = Parameter("element", .any, acceptsNull: true)

  private static let contains = BuiltInFunction(
    "list contains",
    en: "whether a value is in a list",
    zh: "列表是否包含某值",
    [
      Overload([list, anything], returns: .boolean) { arguments throws(FunctionFailure) in
        let items = try arguments.list(0)
        return .boolean(items.contains { $0.equals(arguments[1]) == true })
      }
    ]
  )

  private static let count = BuiltInFunction(
    "count",
    en: "the number of items of a list",
    zh: "列表的项数",
    [
      Overload([list], returns: .number) { arguments throws(FunctionFailure) in
        .number(try arguments.list(0).count)
      }
    ]
  )

  private static let sublist = BuiltInFunction(
    "sublist",
    en: "the items of a list from a position on, so many or to the end",
    zh: "从某一位置起截取列表",
    [
      Overload(
        [
          list, Parameter("start position", .number),
          Parameter("length", .number, isOptional: true, acceptsNull: true),
        ],
        returns: .list(.any),
        body: cut
      )
    ]
  )

  private static let append = BuiltInFunction(
    "append",
    en: "a list with further items at its end",
    zh: "在列表末尾添加项",
    [
      Overload(
        [list, Parameter("item", .any, acceptsNull: true)],
        isVariadic: true,
        returns: .list(.any)
      ) { arguments throws(FunctionFailure) in
        .list(try arguments.list(0) + arguments.list(1))
      }
    ]
  )

  private static let concatenate = BuiltInFunction(
    "concatenate",
    en: "the items of several lists one after another",
    zh: "连接多个列表",
    [
      Overload([list], isVariadic: true, returns: .list(.any)) {
        arguments throws(FunctionFailure) in
        .list(try joined(arguments))
      }
    ]
  )

  private static let insertBefore = BuiltInFunction(
    "insert before",
    en: "a list with an item put in before a position",
    zh: "在某一位置之前插入项",
    [
      Overload(
        [list, Parameter("position", .number), Parameter("newItem", .any, acceptsNull: true)],
        returns: .list(.any)
      ) { arguments throws(FunctionFailure) in
        var items = try arguments.list(0)
        let index = try index(arguments, of: items)
        items.insert(arguments[2], at: index)
        return .list(items)
      }
    ]
  )

  private static let remove = BuiltInFunction(
    "remove",
    en: "a list without the item at a position",
    zh: "移除某一位置的项",
    [
      Overload([list, Parameter("position", .number)], returns: .list(.any)) {
        arguments throws(FunctionFailure) in
        var items = try arguments.list(0)
        let index = try index(arguments, of: items)
        items.remove(at: index)
        return .list(items)
      }
    ]
  )

  private static let replace = BuiltInFunction(
    "list replace",
    en: "a list with the item at a position, or each that matches, replaced",
    zh: "替换某一位置的项或符合条件的项",
    [
      Overload(
        [list, Parameter("position", .number), Parameter("newItem", .any, acceptsNull: true)],
        returns: .list(.any)
      ) { arguments throws(FunctionFailure) in
        var items = try arguments.list(0)
        let index = try index(arguments, of: items)
        items[index] = arguments[2]
        return .list(items)
      },
      Overload(
        [
          list, Parameter("match", .function([], returns: .any)),
          Parameter("newItem", .any, acceptsNull: true),
        ],
        returns: .list(.any),
        body: replaceMatches
      ),
    ]
  )

  private static let reverse = BuiltInFunction(
    "reverse",
    en: "a list from its end to its beginning",
    zh: "反转列表",
    [
      Overload([list], returns: .list(.any)) { arguments throws(FunctionFailure) in
        .list(try arguments.list(0).reversed())
      }
    ]
  )

  private static let indexOf = BuiltInFunction(
    "index of",
    en: "the positions at which a value is in a list",
    zh: "某值在列表中的位置",
    [
      Overload(
        [list, Parameter("match", .any, acceptsNull: true)],
        returns: .list(.number)
      ) { arguments throws(FunctionFailure) in
        let items = try arguments.list(0)
        let positions = items.indices.filter { items[$0].equals(arguments[1]) == true }
        return .list(positions.map { .number($0 + 1) })
      }
    ]
  )

  private static let union = BuiltInFunction(
    "union",
    en: "the items of several lists without those that occur before",
    zh: "多个列表的并集",
    [
      Overload([list], isVariadic: true, returns: .list(.any)) {
        arguments throws(FunctionFailure) in
        .list(try unique(try joined(arguments), arguments.run))
      }
    ]
  )

  private static let distinct = BuiltInFunction(
    "distinct values",
    en: "a list without items that occur before",
    zh: "去除重复项",
    [
      Overload([list], returns: .list(.any)) { arguments throws(FunctionFailure) in
        .list(try unique(try arguments.list(0), arguments.run))
      }
    ]
  )

  private static let duplicates = BuiltInFunction(
    "duplicate values",
    en: "the values that occur in a list more than once",
    zh: "列表中重复的值",
    [
      Overload([list], returns: .list(.any)) { arguments throws(FunctionFailure) in
        let items = try arguments.list(0)
        return .list(try unique(items, arguments.run, occurringTwice: true))
      }
    ]
  )

  private static let flatten = BuiltInFunction(
    "flatten",
    en: "the items of a list and of the lists in it, however deep",
    zh: "展开嵌套的列表",
    [
      Overload([list], returns: .list(.any)) { arguments throws(FunctionFailure) in
        var result: [Value] = []
        flatten(try arguments.list(0), into: &result, arguments.run)
        return .list(result)
      }
    ]
  )

  private static let sort = BuiltInFunction(
    "sort",
    en: "a list put in order by a function that says which of two comes first",
    zh: "按比较函数排序",
    [
      Overload(
        [list, Parameter("precedes", .function([], returns: .any))],
        returns: .list(.any)
      ) { arguments throws(FunctionFailure) in
        let items = try arguments.list(0)
        return .list(
          try sorted(items) { (left, right) throws(FunctionFailure) in
            try arguments.call(1, [left, right]) == .boolean(true)
          }
        )
      },
      Overload([list], returns: .list(.any)) { arguments throws(FunctionFailure) in
        let items = try arguments.list(0)
        return .list(
          try sorted(items) { (left, right) throws(FunctionFailure) in
            guard let order = left.compared(to: right) else {
              throw FunctionFailure(.noOperation("<", left.type, right.type))
            }
            return order == .ascending
          }
        )
      },
    ]
  )
}

// MARK: - Bodies

extension ListFunctions {
  private static func cut(_ arguments: FunctionArguments) throws(FunctionFailure) -> Value {
    let items = try arguments.list(0)
    let start = try index(arguments, of: items)
    let most = items.count - start
    let length = arguments[2].isNull ? most : try arguments.integer(2)
    guard length >= 1, length <= most else {
      throw FunctionFailure(.outOfRange(try arguments.number(2)))
    }
    return .list(Array(items[start..<start + length]))
  }

  /// The index that the second argument means, from one or, if negative, from the end.
  private static func index(
    _ arguments: FunctionArguments,
    of items: [Value]
  ) throws(FunctionFailure) -> Int {
    let position = try arguments.integer(1)
    guard position != 0, position.magnitude <= items.count else {
      throw FunctionFailure(.outOfRange(try arguments.number(1)))
    }
    return position > 0 ? position - 1 : items.count + position
  }

  private static func joined(_ arguments: FunctionArguments) throws(FunctionFailure) -> [Value] {
    var result: [Value] = []
    for list in try arguments.list(0) {
      arguments.run.charge(list.asList?.count ?? 1)
      result += list.asList ?? [list]
    }
    return result
  }

  private static func replaceMatches(
    _ arguments: FunctionArguments
  ) throws(FunctionFailure) -> Value {
    var items = try arguments.list(0)
    for index in items.indices {
      switch try arguments.call(1, [items[index], arguments[2]]) {
      case .boolean(true): items[index] = arguments[2]
      case .boolean(false): continue
      case let other: throw FunctionFailure(.noCondition(other.type))
      }
    }
    return .list(items)
  }

  /// The first of each value; FEEL's equality has no order and no hash, so that all are compared.
  private static func unique(
    _ items: [Value],
    _ run: EvaluationRun,
    occurringTwice: Bool = false
  ) throws(FunctionFailure) -> [Value] {
    var found: [Value] = []
    var counts: [Int] = []
    for item in items {
      run.charge(found.count)
      guard !run.isStopped else { return [] }
      if let index = found.firstIndex(where: { $0.equals(item) == true }) {
        counts[index] += 1
      } else {
        found.append(item)
        counts.append(1)
      }
    }
    return occurringTwice ? zip(found, counts).filter { $0.1 > 1 }.map(\.0) : found
  }

  private static func flatten(_ items: [Value], into result: inout [Value], _ run: EvaluationRun) {
    run.charge(items.count)
    for item in items where !run.isStopped {
      if case .list(let inner) = item {
        flatten(inner, into: &result, run)
      } else {
        result.append(item)
      }
    }
  }

  /// A merge sort: stable, and it ends whatever the function says.
  private static func sorted(
    _ items: [Value],
    _ precedes: (Value, Value) throws(FunctionFailure) -> Bool
  ) throws(FunctionFailure) -> [Value] {
    guard items.count > 1 else { return items }
    let middle = items.count / 2
    let left = try sorted(Array(items[..<middle]), precedes)
    let right = try sorted(Array(items[middle...]), precedes)
    var result: [Value] = []
    var (first, second) = (0, 0)
    while first < left.count, second < right.count {
      if try precedes(right[second], left[first]) {
        result.append(right[second])
        second += 1
      } else {
        result.append(left[first])
        first += 1
      }
    }
    return result + left[first...] + right[second...]
  }
}
