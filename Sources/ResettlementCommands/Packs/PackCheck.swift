internal import Diagnostics
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore
internal import Tabular

/// What came of checking packs: what is wrong, how much there is, and what is left open.
struct PackCheck {
  private let collection: PackCollection

  /// How much there is of everything.
  let counts: PackCounts

  /// What was found.
  let diagnostics: [Diagnostic]

  /// What the packs say on each day, if that was asked.
  private let timelines: [PackTimeline]?

  /// Creates a check.
  ///
  /// - Parameters:
  ///   - collection: The packs.
  ///   - isStrict: Whether an open term is a mistake.
  ///   - span: The days on each of which rules must have all they need; none if that is not asked.
  init(
    _ collection: PackCollection,
    isStrict: Bool,
    over span: ClosedRange<CalendarDay>? = nil
  ) {
    self.collection = collection
    let contents = collection.wanted.map(\.contents)
    counts = contents.map(\.counts).reduce(PackCounts(), +)
    timelines = span.map { span in collection.packs.map { PackTimeline($0, over: span) } }
    diagnostics =
      collection.diagnostics + (isStrict ? Self.openTerms(of: collection, in: contents) : [])
      + (timelines ?? []).flatMap(\.diagnostics)
  }

  private static func openTerms(
    of collection: PackCollection,
    in contents: [PackContents]
  ) -> [Diagnostic] {
    let places = contents.reduce(into: [:]) { places, pack in
      places.merge(pack.parameters) { first, _ in first }
    }
    return collection.packs.flatMap { pack in
      pack.openTerms.map { term in
        Diagnostic(.error, .openTerm(term, in: pack.manifest.id.value), at: places[term])
      }
    }
  }

  /// What packs leave open: a heading and, by pack, the names.
  private var openings: [(chinese: String, english: String, names: [(String, [String])])] {
    [
      ("上位政策留待填写的项目", "open terms, left to wider law", names(\.openTerms)),
      ("模板的空白", "blanks of templates", names(\.blanks)),
      ("尚未选定的口径", "readings that nobody has chosen", names { $0.openReadings.map(\.id) }),
    ]
    .map { ($0.0, $0.1, $0.2.filter { !$0.1.isEmpty }) }
    .filter { !$0.2.isEmpty }
  }

  private func names(_ list: (PolicyPack) -> [String]) -> [(String, [String])] {
    collection.packs.map { ($0.manifest.id.value, list($0)) }
  }
}

// MARK: - Showing

extension PackCheck {
  /// Returns what is left open, and at last the summary.
  func text(in session: Session) -> String {
    var lines: [String] = []
    if let timelines {
      lines += timelines.flatMap { self.lines(of: $0, in: session) }
      return (lines + [summary(in: session)]).map { $0 + "\n" }.joined()
    }
    for opening in openings {
      lines.append(session.pick(opening.chinese + "：", opening.english + ":"))
      for (pack, names) in opening.names {
        lines.append("  \(pack): \(names.joined(separator: ", "))")
      }
    }
    lines.append(summary(in: session))
    return lines.map { $0 + "\n" }.joined()
  }

  private func lines(of timeline: PackTimeline, in session: Session) -> [String] {
    guard !timeline.openings.isEmpty else { return [] }
    let head = session.pick("\(timeline.pack) 留待填写的事项：", "open terms of \(timeline.pack):")
    return [head]
      + timeline.openings.map { opening in
        let days = opening.days.map { "\($0.from)..\($0.to?.description ?? "")" }
        let rules = opening.rules.isEmpty ? "" : " ← " + opening.rules.joined(separator: ", ")
        let kind = session.word(for: opening.kind)
        return "  \(opening.term) (\(kind))  \(days.joined(separator: ", "))\(rules)"
      }
  }

  private func summary(in session: Session) -> String {
    let counted = counts.named.map { count in
      session.pick(
        "\(count.number) \(count.chinese)",
        "\(count.number) \(count.english)\(count.number == 1 ? "" : "s")"
      )
    }
    let list = counted.joined(separator: session.pick("、", ", "))
    return list + session.pick("：", ": ") + verdict(in: session)
  }

  private func verdict(in session: Session) -> String {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count { $0.severity == .warning }
    guard errors + warnings > 0 else { return session.pick("没有错误", "no mistakes") }
    let english = [
      errors > 0 ? "\(errors) \(errors == 1 ? "mistake" : "mistakes")" : "no mistakes",
      warnings > 0 ? "\(warnings) \(warnings == 1 ? "warning" : "warnings")" : nil,
    ]
    let chinese = [
      errors > 0 ? "\(errors) 处错误" : "没有错误", warnings > 0 ? "\(warnings) 处警告" : nil,
    ]
    return session.pick(
      chinese.compactMap(\.self).joined(separator: "，"),
      english.compactMap(\.self).joined(separator: ", ")
    )
  }

  /// The check as one JSON object.
  var json: String {
    let summary = counts.named.map { ($0.english + "s", JSONValue.integer($0.number)) }
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count { $0.severity == .warning }
    let head = JSONWriter(.compact).text(
      of: .object(
        summary + [
          ("errors", .integer(errors)), ("warnings", .integer(warnings)),
        ]
      )
    )
    let packs = JSONWriter(.compact).text(of: .array(collection.packs.map(Self.value)))
    let found = DiagnosticRenderer.json(diagnostics)
    let timeline = timelines.map { list in
      let value = JSONValue.array(list.flatMap(Self.values))
      return "\"timeline\":\(JSONWriter(.compact).text(of: value)),\n"
    }
    return "{\"summary\":\(head),\n\"packs\":\(packs),\n\(timeline ?? "")"
      + "\"diagnostics\":\(found)}\n"
  }

  private static func values(_ timeline: PackTimeline) -> [JSONValue] {
    timeline.openings.map { opening in
      [
        "pack": .string(timeline.pack),
        "term": .string(opening.term),
        "kind": .string(opening.kind.rawValue),
        "days": .array(
          opening.days.map {
            ["from": .string($0.from.description), "to": .optional($0.to?.description)]
          }
        ),
        "rules": .array(opening.rules.map(JSONValue.string)),
      ]
    }
  }

  private static func value(_ pack: PolicyPack) -> JSONValue {
    [
      "id": .string(pack.manifest.id.value),
      "version": .string(pack.manifest.version),
      "kind": .string(pack.manifest.kind.rawValue),
      "source": .string(pack.sourceName),
      "open_terms": .array(pack.openTerms.map(JSONValue.string)),
      "blanks": .array(pack.blanks.map(JSONValue.string)),
    ]
  }
}

extension Session {
  fileprivate func word(for kind: PackTimeline.Opening.Kind) -> String {
    switch kind {
    case .term: pick("上位规定", "wider law")
    case .blank: pick("模板空白", "blank")
    case .reading: pick("口径", "reading")
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func openTerm(_ term: String, in pack: String) -> Self {
    Self(
      "command.open-term",
      en: "the term '\(term)' of '\(pack)' is open; fill it, or check without --strict-open",
      zh: "“\(pack)”的“\(term)”尚未填写；请填写，或不加 --strict-open 检查"
    )
  }
}
