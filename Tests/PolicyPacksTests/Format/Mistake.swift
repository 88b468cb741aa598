import Diagnostics
import Testing
import TestSupport

@testable import PolicyPacks

/// A mistake put into the good pack, the code that it gets and the text that is marked.
struct Mistake: Sendable, CustomTestStringConvertible {
  let file: String
  let good: String
  let bad: MarkedText
  let code: String
  let mark: String?

  /// Creates a mistake: in a file, a text is replaced by one whose marks 1️⃣ and 2️⃣ are the place
  /// of the diagnostic, or else the first place of a text in the file is.
  init(
    _ file: String,
    _ good: String,
    _ bad: MarkedText,
    _ code: String,
    at mark: String? = nil
  ) {
    self.mark = mark
    self.file = file
    self.good = good
    self.bad = bad
    self.code = code
  }

  var testDescription: String { "\(code): \(bad.text)" }

  /// The good pack with the mistake, and where the mistake stands in its file.
  func source() throws -> (source: PackSource, bytes: Range<Int>) {
    let text = try #require(GoodPack.files["port/" + file])
    let place = try #require(text.firstRange(of: good), "'\(good)' is not in \(file)")
    let start = text[..<place.lowerBound].utf8.count
    let changed = text.replacingCharacters(at: place, with: bad.text)
    let source = GoodPack.source(["port/" + file: changed])
    guard let mark else { return (source, start + bad[1]..<start + bad[2]) }
    let marked = try #require(changed.firstRange(of: mark))
    let offset = changed[..<marked.lowerBound].utf8.count
    return (source, offset..<offset + mark.utf8.count)
  }
}

extension String {
  fileprivate func replacingCharacters(at range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
