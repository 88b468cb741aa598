internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

/// The keys of a file of lists.
enum ListKeys {
  static let clauses = Key("clauses", .list(.clause), zh: "条款", en: "clauses")
  static let parameters = Key("parameters", .named(.parameter), zh: "参数", en: "parameters")
  static let readings = Key("readings", .named(.reading), zh: "口径", en: "readings")
  static let facts = Key("facts", .named(.fact, by: .member), zh: "新增的事实", en: "facts of its own")
  static let definitions = Key(
    "definitions",
    .named(.definition, by: .member),
    zh: "定义",
    en: "definitions"
  )
  static let places = Key(
    "places",
    .list(.place),
    zh: "两地责任分工",
    en: "who of two places is responsible for what"
  )
  static let messages = Key(
    "messages",
    .named(.messages),
    zh: "协作函台账及其栏目",
    en: "registers of messages between places"
  )
  static let holidays = Key(
    "holidays",
    .list(.holidays),
    zh: "节假日安排，用于计算工作日",
    en: "the holidays by which working days are counted"
  )
  static let personas = Key("personas", .named(.persona), zh: "测试人物", en: "personas")
  static let tests = Key("tests", .list(.test), zh: "测试", en: "tests")

  static let shape = Shape(
    "lists",
    zh: "文件",
    en: "file",
    [
      clauses, parameters, readings, facts, definitions, places, messages, holidays, personas,
      tests,
    ]
  )
}
