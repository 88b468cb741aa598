internal import Diagnostics
internal import Quantities

// MARK: - Pieces as FEEL

extension TableColumn {
  /// Returns a condition that just the values of some pieces meet, as FEEL; `nil` if all do.
  func condition(for pieces: PieceSet) -> String? {
    guard pieces != all else { return nil }
    return cut == .cases ? condition(forCases: pieces) : condition(forSpans: pieces)
  }

  /// The input's text in one line.
  private var name: String {
    input.fragment.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func condition(forCases pieces: PieceSet) -> String {
    let rest = pieces.complement(of: count)
    if rest.count == 1, pieces.count > 1, let excluded = rest.pieces.first {
      return "\(name) != \(text(ofPiece: excluded))"
    }
    return condition(pieces.pieces.map { "= \(text(ofPiece: $0))" })
  }

  private func condition(forSpans pieces: PieceSet) -> String {
    let rest = pieces.complement(of: count).pieces
    if rest.allSatisfy(isPoint) {
      let values = rest.map(text(ofPiece:))
      guard values.count > 1 else { return "\(name) != \(values.joined())" }
      return "not(\(name) in (\(values.joined(separator: ", "))))"
    }
    return condition(spans(of: pieces))
  }

  /// Joins tests, each with its operator, as a condition on the input.
  private func condition(_ tests: [String]) -> String {
    if tests.count == 1 { return "\(name) \(tests[0])" }
    let bare = tests.map { test in
      test.hasPrefix("= ") || test.hasPrefix("in ")
        ? test.drop { $0 != " " }.dropFirst() : test[...]
    }
    return "\(name) in (\(bare.joined(separator: ", ")))"
  }

  private func spans(of pieces: PieceSet) -> [String] {
    let absent = absencePiece.map { pieces.contains($0) } ?? false
    let present = absencePiece.map { pieces.intersection(PieceSet(0..<$0)) } ?? pieces
    return present.runs.map(span) + (absent ? ["= null"] : [])
  }

  private func span(_ run: Range<Int>) -> String {
    let low = positions[run.lowerBound]
    let high = positions[run.upperBound - 1]
    if low == high, low % 2 == 1 { return "= \(shown[low / 2])" }
    let isFirst = run.lowerBound == 0
    let isLast = run.upperBound == (absencePiece ?? count)
    let start = shown.indices.contains((low - 1) / 2) && low > 0 ? shown[(low - 1) / 2] : nil
    let end = shown.indices.contains(high / 2) ? shown[high / 2] : nil
    return Self.span(
      isFirst ? nil : start.map { ($0, low % 2 == 1) },
      isLast ? nil : end.map { ($0, high % 2 == 1) }
    )
  }

  private static func span(
    _ low: (value: Value, isIncluded: Bool)?,
    _ high: (value: Value, isIncluded: Bool)?
  ) -> String {
    switch (low, high) {
    case (let low?, let high?):
      let ends = "\(low.value)..\(high.value)"
      return "in " + (low.isIncluded ? "[" : "(") + ends + (high.isIncluded ? "]" : ")")
    case (let low?, nil): return (low.isIncluded ? ">= " : "> ") + "\(low.value)"
    case (nil, let high?): return (high.isIncluded ? "<= " : "< ") + "\(high.value)"
    case (nil, nil): return "!= null"
    }
  }

  private func isPoint(_ piece: Int) -> Bool {
    piece == absencePiece || positions[piece] % 2 == 1
  }

  private func text(ofPiece piece: Int) -> String {
    if piece == absencePiece { return "null" }
    let index = cut == .cases ? positions[piece] : positions[piece] / 2
    return "\(shown[index])"
  }
}

extension TableAnalysis {
  /// Returns a condition that just the values of a box meet, as FEEL; `nil` if all do.
  func condition(for box: Coverage.Box) -> String? {
    let conditions = zip(columns, box).compactMap { $0.condition(for: $1) }
    return conditions.isEmpty ? nil : conditions.joined(separator: " and ")
  }
}

extension DeclaredNumbers {
  /// The limits as FEEL, such as `[0..100]`; `nil` if none is known.
  var limits: String? {
    switch (minimum, maximum) {
    case (let low?, let high?): "[\(low)..\(high)]"
    case (let low?, nil): ">= \(low)"
    case (nil, let high?): "<= \(high)"
    case (nil, nil): nil
    }
  }
}
