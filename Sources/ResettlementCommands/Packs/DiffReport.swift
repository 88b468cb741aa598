internal import Diagnostics
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// What differs between two packs, and what comes of it, as text and as JSON.
struct DiffReport {
  private let difference: PackDifference
  private let answers: AnswerDifference?

  init(_ difference: PackDifference, _ answers: AnswerDifference?) {
    self.difference = difference
    self.answers = answers
  }
}

// MARK: - Text

extension DiffReport {
  /// Returns a paragraph for each element that differs, and a table of who is touched.
  func text(in session: Session) -> String {
    var lines = difference.lines.flatMap { self.lines(of: $0, in: session) }
    if difference.lines.isEmpty {
      lines.append(session.pick("两个政策包的内容相同", "the packs say the same"))
    }
    if let answers { lines += [""] + table(of: answers, in: session) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func lines(of line: PackDifference.Line, in session: Session) -> [String] {
    let title = line.title.map { session.pick("（\($0.chinese)）", " (\($0.english))") } ?? ""
    let head = "\(session.word(for: line.element)) \(line.name)\(title)"
    switch line.change {
    case .added: return ["+ " + head + session.pick("：新增", ": added")]
    case .removed: return ["- " + head + session.pick("：删去", ": removed")]
    case .changed(let details):
      return ["~ " + head] + details.map { "    " + self.text(of: $0, in: session) }
    }
  }

  private func text(of detail: PackDifference.Detail, in session: Session) -> String {
    let place = PathWords(detail.path).text(in: session)
    switch (detail.before, detail.after) {
    case (let before?, let after?):
      let (old, new) = Self.differing(before, after)
      return "\(place)\(session.pick("：", ": "))\(old) → \(new)"
    case (nil, let after?):
      return "\(place)\(session.pick("：新增 \(after)", ": \(after) is new"))"
    case (let before?, nil):
      return "\(place)\(session.pick("：删去 \(before)", ": \(before) is gone"))"
    case (nil, nil): return place
    }
  }

  /// Two long texts without the words that they begin and end with alike, but for two on each side.
  private static func differing(_ before: String, _ after: String) -> (String, String) {
    let (old, new) = (before.split(separator: " "), after.split(separator: " "))
    guard old.count + new.count > 20 else { return (before, after) }
    let head = zip(old, new).prefix { $0 == $1 }.count
    let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed())
      .prefix { $0 == $1 }.count
    func part(_ words: [Substring]) -> String {
      let (first, last) = (max(0, head - 2), words.count - max(0, tail - 2))
      let middle = words[first..<last].joined(separator: " ")
      return (first > 0 ? "… " : "") + middle + (last < words.count ? " …" : "")
    }
    return (part(old), part(new))
  }

  private func table(of answers: AnswerDifference, in session: Session) -> [String] {
    guard !answers.lines.isEmpty else {
      return [session.pick("没有人的结论因此改变", "nobody's answer changes")]
    }
    let head = session.pick(
      "规则 | 地点 | 户类型 | 增加 | 减少 | 变为未知 | 金额变化（元）",
      "rule | place | kind of household | gain | lose | become unknown | yuan"
    )
    let rows = answers.lines.map { cells(of: $0, in: session) }
    let all = [head.split(separator: " | ").map(String.init)] + rows
    let widths = (0..<7).map { column in all.map { $0[column].columns }.max() ?? 0 }
    return all.map { row in
      zip(row, widths).map { $0.padded(to: $1) }.joined(separator: "  ").trimmingEnd
    }
  }

  private func cells(of line: AnswerDifference.Line, in session: Session) -> [String] {
    let names = [line.cell.rule, line.cell.place ?? "–", line.cell.householdKind ?? "–"]
    guard let counts = line.counts else {
      let hidden = session.pick("少于下限", "suppressed")
      return names + [hidden, "", "", ""]
    }
    return names
      + [counts.gain, counts.lose, counts.becomeUnknown].map(String.init)
      + [counts.yuan.description]
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}

extension Session {
  fileprivate func word(for element: PackDifference.Element) -> String {
    switch element {
    case .manifest: pick("包说明", "manifest")
    case .parameter: pick("参数", "parameter")
    case .reading: pick("口径", "reading")
    case .clause: pick("条款", "clause")
    case .rule: pick("规则", "rule")
    case .definition: pick("定义", "definition")
    case .fact: pick("事实", "fact")
    }
  }
}

/// The keys that lead to a text, in words a person knows.
private struct PathWords {
  private let path: String

  init(_ path: String) { self.path = path }

  func text(in session: Session) -> String {
    let words = path.split(separator: ".").map { part -> String in
      let (key, item) = Self.split(String(part))
      let word = Self.words[key].map { session.pick($0.0, $0.1) } ?? key
      return item.map { "\(word) \($0)" } ?? word
    }
    return words.joined(separator: session.pick("、", ", "))
  }

  private static func split(_ part: String) -> (key: String, item: String?) {
    guard let bracket = part.firstIndex(of: "["), part.hasSuffix("]") else { return (part, nil) }
    return (String(part[..<bracket]), String(part[part.index(after: bracket)...].dropLast()))
  }

  private static let words: [String: (String, String)] = [
    "values": ("取值，自", "value from"), "value": ("值", "value"), "when": ("条件", "condition"),
    "holds": ("表达式", "expression"), "choose": ("所取口径", "the way taken"),
    "amount": ("数额", "amount"), "cite": ("依据", "cites"), "gist": ("大意", "gist"),
    "responsible": ("责任单位", "responsible unit"), "role": ("分工", "role"),
    "obligations": ("要求", "obligation"), "title": ("名称", "title"),
    "review_by": ("复核期限", "review by"), "from": ("起始日", "first day"),
    "to": ("终止日", "last day"), "zh-Hans": ("中文", "Chinese"), "en": ("英文", "English"),
    "status": ("处理方式", "status"), "due": ("期限", "due"), "at_least": ("至少", "at least"),
    "at_most": ("至多", "at most"), "version": ("版本", "version"),
  ]
}

// MARK: - JSON

extension DiffReport {
  /// The changes and, if answers were compared, what became of them.
  var json: JSONValue {
    .object(
      [("changes", .array(difference.lines.map(value)))]
        + (answers.map { [("answers", .array($0.lines.map(value)))] } ?? [])
    )
  }

  private func value(_ line: PackDifference.Line) -> JSONValue {
    let (change, details): (String, [PackDifference.Detail]) =
      switch line.change {
      case .added: ("added", [])
      case .removed: ("removed", [])
      case .changed(let details): ("changed", details)
      }
    return [
      "element": .string(line.element.rawValue),
      "name": .string(line.name),
      "change": .string(change),
      "details": .array(
        details.map {
          [
            "path": .string($0.path), "before": .optional($0.before), "after": .optional($0.after),
          ]
        }
      ),
    ]
  }

  private func value(_ line: AnswerDifference.Line) -> JSONValue {
    let counts = line.counts
    return [
      "rule": .string(line.cell.rule),
      "place": .optional(line.cell.place),
      "household_kind": .optional(line.cell.householdKind),
      "is_suppressed": .bool(counts == nil),
      "gain": counts.map { .integer($0.gain) } ?? .null,
      "lose": counts.map { .integer($0.lose) } ?? .null,
      "become_unknown": counts.map { .integer($0.becomeUnknown) } ?? .null,
      "yuan": .optional(counts?.yuan.description),
    ]
  }
}
