internal import Quantities

/// The functions of texts; positions and lengths count code points.
enum StringFunctions {
  typealias Overload = BuiltInFunction.Overload
  typealias Parameter = BuiltInFunction.Parameter

  static let all = [
    length, substring, upperCase, lowerCase, before, after, contains, startsWith, endsWith, matches,
    replace, split, join,
  ]

  private static let length = BuiltInFunction(
    "string length",
    en: "the number of characters of a text",
    zh: "文本的字符数",
    [
      Overload([Parameter("string", .string)], returns: .number) {
        arguments throws(FunctionFailure) in
        .number(try arguments.string(0).unicodeScalars.count)
      }
    ]
  )

  private static let substring = BuiltInFunction(
    "substring",
    en: "the part of a text from a position on, of a length or to the end",
    zh: "从某一位置起截取文本",
    [
      Overload(
        [
          Parameter("string", .string), Parameter("start position", .number),
          Parameter("length", .number, isOptional: true, acceptsNull: true),
        ],
        returns: .string,
        body: cut
      )
    ]
  )

  private static let upperCase = mapping("upper case", en: "a text in capitals", zh: "转为大写") {
    $0.uppercased()
  }

  private static let lowerCase = mapping("lower case", en: "a text in small letters", zh: "转为小写") {
    $0.lowercased()
  }

  private static let before = BuiltInFunction(
    "substring before",
    en: "the part of a text before another one that is in it",
    zh: "匹配处之前的文本",
    [
      pair("match", returns: .string) { text, match in .string(find(match, in: text)?.before ?? "")
      }
    ]
  )

  private static let after = BuiltInFunction(
    "substring after",
    en: "the part of a text behind another one that is in it",
    zh: "匹配处之后的文本",
    [pair("match", returns: .string) { text, match in .string(find(match, in: text)?.after ?? "") }]
  )

  private static let contains = BuiltInFunction(
    "contains",
    en: "whether a text has another one in it",
    zh: "文本是否包含另一文本",
    [pair("match", returns: .boolean) { text, match in .boolean(find(match, in: text) != nil) }]
  )

  private static let startsWith = BuiltInFunction(
    "starts with",
    en: "whether a text begins with another one",
    zh: "文本是否以另一文本开头",
    [
      pair("match", returns: .boolean) { text, match in
        .boolean(text.utf8.starts(with: match.utf8))
      }
    ]
  )

  private static let endsWith = BuiltInFunction(
    "ends with",
    en: "whether a text ends with another one",
    zh: "文本是否以另一文本结尾",
    [
      pair("match", returns: .boolean) { text, match in
        .boolean(text.utf8.reversed().starts(with: match.utf8.reversed()))
      }
    ]
  )

  private static let matches = BuiltInFunction(
    "matches",
    en: "whether a regular expression of XPath occurs in a text",
    zh: "文本是否匹配正则表达式",
    [
      Overload(
        [
          Parameter("input", .string), Parameter("pattern", .string),
          Parameter("flags", .string, isOptional: true, acceptsNull: true),
        ],
        returns: .boolean
      ) { arguments throws(FunctionFailure) in
        let expression = try regularExpression(arguments, flags: 2)
        return .boolean(try expression.matches(try arguments.string(0), arguments.run))
      }
    ]
  )

  private static let replace = BuiltInFunction(
    "replace",
    en: "a text with every match of a regular expression replaced",
    zh: "替换正则表达式匹配的部分",
    [
      Overload(
        [
          Parameter("input", .string), Parameter("pattern", .string),
          Parameter("replacement", .string),
          Parameter("flags", .string, isOptional: true, acceptsNull: true),
        ],
        returns: .string
      ) { arguments throws(FunctionFailure) in
        let expression = try regularExpression(arguments, flags: 3)
        let (text, replacement) = (try arguments.string(0), try arguments.string(2))
        return .string(try expression.replacing(text, with: replacement, arguments.run))
      }
    ]
  )

  private static let split = BuiltInFunction(
    "split",
    en: "the parts of a text between the matches of a regular expression",
    zh: "按正则表达式拆分文本",
    [
      Overload(
        [Parameter("string", .string), Parameter("delimiter", .string)],
        returns: .list(.string)
      ) { arguments throws(FunctionFailure) in
        let expression = try regularExpression(arguments, flags: nil)
        let parts = try expression.split(try arguments.string(0), arguments.run)
        return .list(parts.map(Value.string))
      }
    ]
  )

  private static let join = BuiltInFunction(
    "string join",
    en: "the texts of a list one after another, with a text between",
    zh: "把列表中的文本连接起来",
    [
      Overload(
        [
          Parameter("list", .list(.string)),
          Parameter("delimiter", .string, isOptional: true, acceptsNull: true),
        ],
        returns: .string
      ) { arguments throws(FunctionFailure) in
        let texts = try arguments.list(0).compactMap(\.asString)
        return .string(texts.joined(separator: arguments[1].asString ?? ""))
      }
    ]
  )
}

// MARK: - Making

extension StringFunctions {
  private static func mapping(
    _ name: String,
    en english: String,
    zh chinese: String,
    _ map: @escaping @Sendable (String) -> String
  ) -> BuiltInFunction {
    let overload = Overload([Parameter("string", .string)], returns: .string) {
      arguments throws(FunctionFailure) in
      .string(map(try arguments.string(0)))
    }
    return BuiltInFunction(name, en: english, zh: chinese, [overload])
  }

  private static func pair(
    _ second: String,
    returns result: ValueType,
    _ compute: @escaping @Sendable (String, String) -> Value
  ) -> Overload {
    Overload([Parameter("string", .string), Parameter(second, .string)], returns: result) {
      arguments throws(FunctionFailure) in
      let (text, match) = (try arguments.string(0), try arguments.string(1))
      arguments.run.charge((text.utf8.count + match.utf8.count) >> 3)
      return compute(text, match)
    }
  }

  private static func cut(_ arguments: FunctionArguments) throws(FunctionFailure) -> Value {
    let scalars = Array(try arguments.string(0).unicodeScalars)
    let position = try arguments.integer(1)
    guard position != 0, position.magnitude <= scalars.count else {
      throw FunctionFailure(.outOfRange(try arguments.number(1)))
    }
    let start = position > 0 ? position - 1 : scalars.count + position
    let most = scalars.count - start
    let length = arguments[2].isNull ? most : min(try arguments.integer(2), most)
    guard length > 0 else { throw FunctionFailure(.outOfRange(try arguments.number(2))) }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars[start..<start + length])
    return .string(String(result))
  }

  /// The parts of a text around the first place where another one occurs in it.
  private static func find(_ match: String, in text: String) -> (before: String, after: String)? {
    let (bytes, wanted) = (Array(text.utf8), Array(match.utf8))
    guard !wanted.isEmpty else { return ("", text) }
    guard let start = bytes.firstIndex(of: wanted) else { return nil }
    let before = String(decoding: bytes[..<start], as: UTF8.self)
    return (before, String(decoding: bytes[(start + wanted.count)...], as: UTF8.self))
  }

  private static func regularExpression(
    _ arguments: FunctionArguments,
    flags: Int?
  ) throws(FunctionFailure) -> RegularExpression {
    let flags = flags.flatMap { arguments[$0].asString } ?? ""
    return try RegularExpression(try arguments.string(1), flags: flags)
  }
}

extension [UInt8] {
  /// Returns where another array, which is not empty, first occurs in this one.
  fileprivate func firstIndex(of other: [UInt8]) -> Int? {
    var failures = [0]
    for index in other.indices.dropFirst() {
      failures.append(Self.extended(failures[index - 1], by: other[index], other, failures))
    }
    var matched = 0
    for index in indices {
      matched = Self.extended(matched, by: self[index], other, failures)
      if matched == other.count { return index + 1 - matched }
    }
    return nil
  }

  /// How much of a pattern is matched after one more byte, by Knuth, Morris and Pratt.
  private static func extended(
    _ matched: Int,
    by byte: UInt8,
    _ pattern: [UInt8],
    _ failures: [Int]
  ) -> Int {
    var matched = matched
    while matched > 0, pattern[matched] != byte { matched = failures[matched - 1] }
    return pattern[matched] == byte ? matched + 1 : 0
  }
}
