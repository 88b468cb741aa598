extension DiagnosticRenderer {
  /// Returns diagnostics as JSON for tools: an array with one object a diagnostic and line.
  ///
  /// Every object has the same keys in the same order, `null` where there is nothing. Lines and
  /// columns count from one, columns in scalars; `range` has UTF-8 offsets. Messages are there in
  /// both languages. All diagnostics are written, in the order of the report.
  public static func json(_ diagnostics: some Sequence<Diagnostic>) -> String {
    let sorted = diagnostics.sortedByPlace()
    let lines = LineIndices(for: sorted)
    let objects = sorted.map { object($0, lines: lines) }
    return objects.isEmpty ? "[]\n" : "[\n" + objects.joined(separator: ",\n") + "\n]\n"
  }

  private static func object(_ diagnostic: Diagnostic, lines: LineIndices) -> String {
    let notes = diagnostic.notes.map { note in
      "{\(members(of: note.message)),\(members(of: note.range, lines: lines))}"
    }
    return "{\"severity\":\"\(diagnostic.severity.rawValue)\","
      + "\(members(of: diagnostic.message)),"
      + "\(members(of: diagnostic.range, lines: lines)),"
      + "\"notes\":[\(notes.joined(separator: ","))],"
      + "\"fix\":\(object(diagnostic.isPrivate ? nil : diagnostic.fix, lines: lines))}"
  }

  private static func object(_ fix: Diagnostic.Fix?, lines: LineIndices) -> String {
    guard let fix else { return "null" }
    let place = members(of: fix.range, lines: lines)
    return "{\(place),\"replacement\":\(JSONText.quoted(fix.replacement))}"
  }

  private static func members(of message: Diagnostic.Message) -> String {
    "\"code\":\(JSONText.quoted(message.code)),\"message\":{"
      + "\"en\":\(JSONText.quoted(message.english)),\"zh\":\(JSONText.quoted(message.chinese))}"
  }

  private static func members(of range: SourceRange?, lines: LineIndices) -> String {
    guard let range else {
      return ["file", "line", "column", "endLine", "endColumn", "range"]
        .map { "\"\($0)\":null" }.joined(separator: ",")
    }
    let index = lines[range.source]
    let start = index.position(at: range.bytes.lowerBound)
    let end = index.position(at: range.bytes.upperBound)
    return "\"file\":\(JSONText.quoted(range.source.name)),"
      + "\"line\":\(start.line),\"column\":\(start.column),"
      + "\"endLine\":\(end.line),\"endColumn\":\(end.column),"
      + "\"range\":[\(range.bytes.lowerBound),\(range.bytes.upperBound)]"
  }
}
