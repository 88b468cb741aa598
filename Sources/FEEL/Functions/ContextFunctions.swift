/// The functions of contexts.
enum ContextFunctions {
  typealias Overload = BuiltInFunction.Overload
  typealias Parameter = BuiltInFunction.Parameter

  static let all = [getValue, getEntries, context, put, merge]

  private static let getValue = BuiltInFunction(
    "get value",
    en: "the value of a key of a context",
    zh: "取上下文中某键的值",
    [
      Overload([Parameter("m", .context([:])), Parameter("key", .string)], returns: .any) {
        arguments throws(FunctionFailure) in
        try arguments.context(0)[try arguments.string(1)] ?? .null
      },
      Overload([Parameter("m", .context([:])), Parameter("keys", .list(.string))], returns: .any) {
        arguments throws(FunctionFailure) in
        var value = arguments[0]
        for key in try arguments.list(1) { value = value.asContext?[key.text] ?? .null }
        return value
      },
    ]
  )

  private static let getEntries = BuiltInFunction(
    "get entries",
    en: "the entries of a context, as contexts of key and value",
    zh: "上下文的所有条目",
    [
      Overload([Parameter("m", .context([:]))], returns: .list(.context([:]))) {
        arguments throws(FunctionFailure) in
        let entries = try arguments.context(0).entries
        return .list(entries.map { .context(["key": .string($0.key), "value": $0.value]) })
      }
    ]
  )

  private static let context = BuiltInFunction(
    "context",
    en: "the context of some entries of key and value",
    zh: "由键值条目构成上下文",
    [
      Overload([Parameter("entries", .list(.context([:])))], returns: .context([:]), body: make)
    ]
  )

  private static let put = BuiltInFunction(
    "context put",
    en: "a context with a value put in under a key, or under a path of keys",
    zh: "在上下文中放入键值",
    [
      Overload(
        [
          Parameter("context", .context([:])), Parameter("key", .string),
          Parameter("value", .any, acceptsNull: true),
        ],
        returns: .context([:])
      ) { arguments throws(FunctionFailure) in
        var context = try arguments.context(0)
        context[try arguments.string(1)] = arguments[2]
        return .context(context)
      },
      Overload(
        [
          Parameter("context", .context([:])), Parameter("keys", .list(.string)),
          Parameter("value", .any, acceptsNull: true),
        ],
        returns: .context([:])
      ) { arguments throws(FunctionFailure) in
        let keys = try arguments.list(1)
        guard !keys.isEmpty, keys.count <= EvaluationRun.maximumValueDepth,
          let result = put(arguments[2], under: keys[...], in: try arguments.context(0))
        else { throw FunctionFailure(.noResult("context put")) }
        return .context(result)
      },
    ]
  )

  private static let merge = BuiltInFunction(
    "context merge",
    en: "the entries of several contexts in one; of one key the last counts",
    zh: "合并多个上下文",
    [
      Overload([Parameter("contexts", .list(.context([:])))], returns: .context([:])) {
        arguments throws(FunctionFailure) in
        var result = ContextValue()
        for context in try arguments.list(0) {
          guard let context = context.asContext else {
            throw FunctionFailure(.noResult("context merge"))
          }
          arguments.run.charge(context.count)
          for (key, value) in context.entries { result[key] = value }
        }
        return .context(result)
      }
    ]
  )
}

// MARK: - Bodies

extension ContextFunctions {
  private static func make(_ arguments: FunctionArguments) throws(FunctionFailure) -> Value {
    var result = ContextValue()
    for entry in try arguments.list(0) {
      guard let entry = entry.asContext, let key = entry["key"]?.asString,
        let value = entry["value"], result[key] == nil
      else { throw FunctionFailure(.noResult("context")) }
      result[key] = value
    }
    return .context(result)
  }

  private static func put(
    _ value: Value,
    under keys: ArraySlice<Value>,
    in context: ContextValue
  ) -> ContextValue? {
    guard let key = keys.first?.asString else { return nil }
    var result = context
    guard keys.count > 1 else {
      result[key] = value
      return result
    }
    let inner = context[key] ?? .context([:])
    guard case .context(let inner) = inner,
      let changed = put(value, under: keys.dropFirst(), in: inner)
    else { return nil }
    result[key] = .context(changed)
    return result
  }
}
