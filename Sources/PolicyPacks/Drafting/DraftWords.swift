internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

/// How the files of a new pack are put into words: comments in the author's language, and texts in
/// Chinese, with English beside it for those who write in English.
struct DraftWords {
  /// The author's language.
  let language: Language

  /// Returns a comment, each line behind a `#`.
  func note(_ chinese: String, _ english: String, indent: Int = 0) -> String {
    let text = language == .chinese ? chinese : english
    return text.split(separator: "\n")
      .map { String(repeating: " ", count: indent) + "# \($0)\n" }.joined()
  }

  /// Returns a sample text as the value of a key.
  func text(_ chinese: String, _ english: String) -> String {
    Self.written(
      LocalizedText(zh: chinese, en: language == .chinese ? nil : english)
    )
  }

  /// Returns the one of two names that is in the author's language.
  func name(_ chinese: String, _ english: String) -> String {
    YAMLText(language == .chinese ? chinese : english).written
  }

  /// Returns a text as the value of a key, in both languages where it has both.
  static func written(_ text: LocalizedText) -> String {
    let chinese = YAMLText(text.chinese).written
    guard text.english != text.chinese else { return chinese }
    return "{ zh-Hans: \(chinese), en: \(YAMLText(text.english).written) }"
  }
}

extension PackHead {
  /// Returns the file `pack.yaml`.
  ///
  /// - Parameters:
  ///   - words: The language of its comments.
  ///   - links: The lines that name other packs.
  ///   - units: The units that the pack names.
  /// - Returns: The text of the file.
  func manifest(_ words: DraftWords, links: String = "", units: [String]) -> String {
    let number = number.map { "    number: \(YAMLText($0).written)\n" } ?? ""
    return """
      \(words.note("政策包的说明。以“#”开头的是提示，看过可以删去。", "What the pack is. Lines with '#' are hints; delete them as you like."))\
      format: \(PackFormat.version)
      id: \(id)
      version: 0.1.0
      title: \(DraftWords.written(title))
      rank: \(rank.rawValue)
      region: { name: \(DraftWords.written(region)) }
      \(words.note("规则从哪天起施行。", "The first day on which the rules hold."))\
      rules_from: \(rulesFrom)
      \(links)\
      documents:
        - id: \(id)
          title: \(YAMLText(documentTitle).written)
          issuer: \(YAMLText(issuer).written)
      \(number)\
      \(words.note("包里出现的所有单位；条款的 responsible 从这里选。", "Every unit that the pack names; clauses choose their 'responsible' from these."))\
      units: [\(units.map { YAMLText($0).written }.joined(separator: ", "))]

      """
  }
}
