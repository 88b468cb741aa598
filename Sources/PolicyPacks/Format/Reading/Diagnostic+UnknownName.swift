internal import Diagnostics

extension Diagnostic {
  /// Returns an error about a name that is not among some names, with the nearest of them as its
  /// hint and its fix and, if there are not too many, a note that lists them.
  static func unknown(
    _ name: LocatedName,
    _ code: String,
    among names: [String],
    message: (Hint) -> Message
  ) -> Self {
    let nearest = nearestName(to: name.value, among: names)
    let isFixable = name.range.text == name.value
    return Diagnostic(
      .error,
      message(Hint(nearest)),
      at: name.range,
      notes: names.isEmpty ? [] : [Note(.possible(names, code))],
      fix: isFixable ? nearest.map { Fix(replacing: name.range, with: $0) } : nil
    )
  }
}

/// The question after a nearest name, in both languages; empty where no name is near.
struct Hint {
  /// The question in English.
  let english: String
  /// The question in Chinese.
  let chinese: String

  /// Creates a question.
  init(_ nearest: String?) {
    english = nearest.map { "; did you mean '\($0)'?" } ?? ""
    chinese = nearest.map { "，是否应为“\($0)”？" } ?? ""
  }
}

extension Diagnostic.Message {
  private static let listed = 30

  /// Lists names, each once: wider and narrower law may state the same.
  fileprivate static func possible(_ stated: [String], _ code: String) -> Self {
    var seen: Set<String> = []
    let names = stated.filter { seen.insert($0).inserted }
    let rest = names.count - listed
    let some = names.prefix(listed)
    return Self(
      code,
      en: "possible here: " + some.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : ""),
      zh: "此处可用：" + some.joined(separator: "、") + (rest > 0 ? "等，另有 \(rest) 个" : "")
    )
  }
}
