internal import Diagnostics

// A text that is no JSON can't be told apart into what is personal and what is not.
extension Diagnostic {
  /// The diagnostic without anything of its source, neither its lines nor words from it.
  var withoutSource: Diagnostic {
    let message = Self.plainMessages[code] ?? message
    var plain = Diagnostic(severity, message, at: range, notes: notes)
    plain.isPrivate = true
    return plain
  }

  /// What is said in place of the messages that show a part of the text.
  private static let plainMessages: [String: Message] = Dictionary(
    uniqueKeysWithValues: [
      Message(
        "json.number",
        en: "this is no number of JSON; write one like -12.5 or 1e3, without leading zeros",
        zh: "此处不是 JSON 的数字；请写成 -12.5 或 1e3 的形式，不加前导零"
      ),
      Message(
        "json.unknown-word",
        en: "this is no value of JSON; put a text in double quotes",
        zh: "此处不是 JSON 的值；文字请加双引号"
      ),
      Message("json.expected-colon", en: "expected ':' after the key", zh: "键之后应为“:”"),
      Message(
        "json.duplicate-key",
        en: "this key is there twice; delete one or rename it",
        zh: "此键重复；请删去其中一个或改名"
      ),
    ].map { ($0.code, $0) }
  )
}
