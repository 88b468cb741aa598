/// The words for calls of functions, by their names and how many arguments a call has.
enum FunctionWords {
  /// The words of a call, with places for the arguments.
  struct Template: Sendable {
    let chinese: String
    let english: String
    /// Whether it is a yes or no.
    let isCondition: Bool

    init(_ chinese: String, _ english: String, isCondition: Bool = false) {
      self.chinese = chinese
      self.english = english
      self.isCondition = isCondition
    }
  }

  /// Returns the words of a call and its arguments in order; `nil` if there are none.
  static func form(
    of name: String,
    _ arguments: Expression.Arguments
  ) -> (template: Template, arguments: [Expression])? {
    guard let arguments = ordered(arguments, of: name) else { return nil }
    let template = templates[name]?[arguments.count] ?? templates[name]?[any]
    return template.map { ($0, arguments) }
  }

  /// The arguments in the order of the function's parameters.
  private static func ordered(
    _ arguments: Expression.Arguments,
    of name: String
  ) -> [Expression]? {
    switch arguments {
    case .positional(let values): return values
    case .named(let named):
      let values = Dictionary(named.map { ($0.name.text, $0.value) }) { first, _ in first }
      let overloads = FunctionLibrary.standard[name]?.overloads(named: named.map(\.name.text))
      return overloads?.first?.parameters.compactMap { values[$0.name] }
    }
  }

  /// Any number of arguments for which nothing else is said.
  static let any = -1

  private static let templates = texts.merging(lists) { $1 }.merging(numbers) { $1 }
    .merging(times) { $1 }.merging(others) { $1 }.merging(ranges) { $1 }

  private static func condition(_ chinese: String, _ english: String) -> Template {
    Template(chinese, english, isCondition: true)
  }

  /// Calls that have words of their own for the opposite.
  static let denials: [String: Template] = [
    "list contains": condition("{0}中没有{1}", "{0} do not include {1}"),
    "contains": condition("{0}中没有{1}", "{0} does not contain {1}"),
    "starts with": condition("{0}不以{1}开头", "{0} does not begin with {1}"),
    "ends with": condition("{0}不以{1}结尾", "{0} does not end with {1}"),
    "matches": condition("{0}不符合格式{1}", "{0} does not match {1}"),
    "is": condition("{0}与{1}不同", "{0} and {1} are not the same"),
    "odd": condition("{0}不是奇数", "{0} is not odd"),
    "even": condition("{0}不是偶数", "{0} is not even"),
  ]

  private static let texts: [String: [Int: Template]] = [
    "string length": [1: Template("{0}的字数", "the length of {0}")],
    "substring": [
      2: Template("{0}从第{1}个字起的部分", "{0} from character {1} on"),
      3: Template("{0}从第{1}个字起的{2}个字", "{2} characters of {0} from character {1} on"),
    ],
    "upper case": [1: Template("{0}的大写", "{0} in capitals")],
    "lower case": [1: Template("{0}的小写", "{0} in small letters")],
    "substring before": [2: Template("{0}中{1}之前的部分", "the part of {0} before {1}")],
    "substring after": [2: Template("{0}中{1}之后的部分", "the part of {0} after {1}")],
    "contains": [2: condition("{0}中有{1}", "{0} contains {1}")],
    "starts with": [2: condition("{0}以{1}开头", "{0} begins with {1}")],
    "ends with": [2: condition("{0}以{1}结尾", "{0} ends with {1}")],
    "matches": [
      2: condition("{0}符合格式{1}", "{0} matches {1}"),
      3: condition("{0}符合格式{1}（方式{2}）", "{0} matches {1} (flags {2})"),
    ],
    "replace": [
      3: Template("把{0}中的{1}换成{2}的结果", "{0} with {2} for each {1}"),
      4: Template("把{0}中的{1}换成{2}的结果（方式{3}）", "{0} with {2} for each {1} (flags {3})"),
    ],
    "split": [2: Template("{0}按{1}分开的各部分", "the parts of {0} between {1}")],
    "string join": [
      1: Template("{0}连成的文字", "{0} joined"), 2: Template("{0}用{1}连成的文字", "{0} joined by {1}"),
    ],
    "string": [1: Template("{0}的文字", "{0} as text")],
  ]

  private static let lists: [String: [Int: Template]] = [
    "list contains": [2: condition("{0}中有{1}", "{0} include {1}")],
    "count": [1: Template("{0}的数目", "the number of {0}")],
    "sublist": [
      2: Template("{0}从第{1}项起的部分", "{0} from number {1} on"),
      3: Template("{0}从第{1}项起的{2}项", "{2} of {0} from number {1} on"),
    ],
    "append": [any: Template("{*}合成的列表", "the list of {*}")],
    "concatenate": [any: Template("{*}连成的列表", "{*} one after another")],
    "insert before": [3: Template("{0}在第{1}项前加入{2}", "{0} with {2} before number {1}")],
    "remove": [2: Template("{0}去掉第{1}项", "{0} without number {1}")],
    "list replace": [3: Template("{0}以{2}替换{1}", "{0} with {2} in place of {1}")],
    "reverse": [1: Template("{0}的倒序", "{0} in reverse")],
    "index of": [2: Template("{1}在{0}中的位置", "the positions of {1} in {0}")],
    "union": [any: Template("{*}的并集", "the union of {*}")],
    "distinct values": [1: Template("去重后的{0}", "the different values of {0}")],
    "duplicate values": [1: Template("{0}中重复的值", "the repeated values of {0}")],
    "flatten": [1: Template("展开后的{0}", "{0} in one list")],
    "sort": [
      1: Template("排序后的{0}", "{0} in order"), 2: Template("{0}按{1}排序", "{0} in order {1}"),
    ],
    "min": [
      1: Template("{0}的最小值", "the least of {0}"), any: Template("{*}中的最小值", "the least of {*}"),
    ],
    "max": [
      1: Template("{0}的最大值", "the greatest of {0}"),
      any: Template("{*}中的最大值", "the greatest of {*}"),
    ],
    "sum": [1: Template("{0}之和", "the sum of {0}"), any: Template("{*}之和", "the sum of {*}")],
    "mean": [any: Template("{*}的平均值", "the mean of {*}")],
    "product": [any: Template("{*}之积", "the product of {*}")],
    "median": [any: Template("{*}的中位数", "the median of {*}")],
    "stddev": [any: Template("{*}的标准差", "the standard deviation of {*}")],
    "mode": [any: Template("{*}的众数", "the most frequent of {*}")],
    "all": [any: condition("{*}全部成立", "all of {*} hold")],
    "any": [any: condition("{*}至少一项成立", "one of {*} holds")],
  ]

  private static let numbers: [String: [Int: Template]] = [
    "decimal": [2: Template("{0}取{1}位小数", "{0} to {1} places")],
    "floor": [
      1: Template("{0}向下取整", "{0} rounded down"),
      2: Template("{0}向下取{1}位小数", "{0} rounded down to {1} places"),
    ],
    "ceiling": [
      1: Template("{0}向上取整", "{0} rounded up"),
      2: Template("{0}向上取{1}位小数", "{0} rounded up to {1} places"),
    ],
    "round up": [2: Template("{0}进位取{1}位小数", "{0} to {1} places, away from zero")],
    "round down": [2: Template("{0}截取{1}位小数", "{0} to {1} places, towards zero")],
    "round half up": [2: Template("{0}四舍五入取{1}位小数", "{0} to {1} places, halves up")],
    "round half down": [2: Template("{0}五舍六入取{1}位小数", "{0} to {1} places, halves down")],
    "abs": [1: Template("{0}的绝对值", "the size of {0}")],
    "modulo": [2: Template("{0}除以{1}的余数", "what is left of {0} divided by {1}")],
    "sqrt": [1: Template("{0}的平方根", "the square root of {0}")],
    "log": [1: Template("{0}的自然对数", "the logarithm of {0}")],
    "exp": [1: Template("e 的{0}次幂", "e to the power of {0}")],
    "odd": [1: condition("{0}是奇数", "{0} is odd")],
    "even": [1: condition("{0}是偶数", "{0} is even")],
    "number": [
      1: Template("{0}所写的数", "the number in {0}"),
      3: Template("{0}所写的数（分组符{1}，小数点{2}）", "the number in {0} (grouped by {1}, point {2})"),
    ],
  ]

  private static let times: [String: [Int: Template]] = [
    "date": [
      1: Template("{0}的日期", "the date of {0}"), 3: Template("{0}年{1}月{2}日", "day {2} of {1}/{0}"),
    ],
    "time": [
      1: Template("{0}的时间", "the time of {0}"), 3: Template("{0}时{1}分{2}秒", "{0}:{1}:{2}"),
      4: Template("{0}时{1}分{2}秒（时差{3}）", "{0}:{1}:{2} at {3}"),
    ],
    "date and time": [
      1: Template("{0}的日期时间", "the date and time of {0}"),
      2: Template("{0}配以{1}的日期时间", "{0} at {1}"),
      6: Template("{0}年{1}月{2}日{3}时{4}分{5}秒", "day {2} of {1}/{0}, {3}:{4}:{5}"),
      7: Template("{0}年{1}月{2}日{3}时{4}分{5}秒（{6}）", "day {2} of {1}/{0}, {3}:{4}:{5} at {6}"),
    ],
    "duration": [1: Template("{0}的时长", "the duration of {0}")],
    "years and months duration": [
      2: Template("{0}至{1}的整月数", "the whole months from {0} to {1}")
    ],
    "months": [1: Template("{0}的月数", "the months of {0}")],
    "days": [1: Template("{0}的天数", "the days of {0}")],
    "now": [0: Template("现在", "now")],
    "today": [0: Template("今天", "today")],
    "day of year": [1: Template("{0}在一年中的第几天", "the day of the year of {0}")],
    "day of week": [1: Template("{0}的星期", "the day of the week of {0}")],
    "month of year": [1: Template("{0}的月份", "the month of {0}")],
    "week of year": [1: Template("{0}在一年中的第几周", "the week of the year of {0}")],
  ]

  private static let others: [String: [Int: Template]] = [
    "not": [any: condition("并非{0}", "not {0}")],
    "is": [2: condition("{0}与{1}相同", "{0} and {1} are the same")],
    "range": [1: Template("{0}所写的区间", "the range in {0}")],
    "get value": [2: Template("{0}中{1}的值", "the value of {1} in {0}")],
    "get entries": [1: Template("{0}的各项", "the entries of {0}")],
    "context": [1: Template("由{0}构成的上下文", "the context of {0}")],
    "context put": [3: Template("{0}中{1}改为{2}", "{0} with {2} for {1}")],
    "context merge": [1: Template("{0}合并的上下文", "the entries of all of {0}")],
  ]

  private static let ranges: [String: [Int: Template]] = [
    "before": [2: condition("{0}在{1}之前", "{0} is before {1}")],
    "after": [2: condition("{0}在{1}之后", "{0} is after {1}")],
    "meets": [2: condition("{0}止于{1}的起点", "{0} ends where {1} begins")],
    "met by": [2: condition("{0}起于{1}的终点", "{0} begins where {1} ends")],
    "overlaps": [2: condition("{0}与{1}有重叠", "{0} and {1} overlap")],
    "overlaps before": [2: condition("{0}先开始并与{1}重叠", "{0} begins first and overlaps {1}")],
    "overlaps after": [2: condition("{0}后结束并与{1}重叠", "{0} overlaps {1} and ends last")],
    "finishes": [2: condition("{0}与{1}同时结束", "{0} finishes {1}")],
    "finished by": [2: condition("{0}以{1}结束", "{0} is finished by {1}")],
    "includes": [2: condition("{0}包含{1}", "{0} includes {1}")],
    "during": [2: condition("{0}在{1}之内", "{0} is within {1}")],
    "starts": [2: condition("{0}与{1}同时开始", "{0} starts {1}")],
    "started by": [2: condition("{0}以{1}开始", "{0} is started by {1}")],
    "coincides": [2: condition("{0}与{1}重合", "{0} and {1} coincide")],
  ]
}
