/// A text with marks for the places that a test speaks of.
///
/// `MarkedText("1 + 1️⃣* 3")` has the text `1 + * 3` and the offset 4 at its first mark. The marks
/// are 1️⃣ to 9️⃣; each stands right before its place.
public struct MarkedText: Sendable, ExpressibleByStringLiteral {
  /// The text without its marks.
  public let text: String

  /// The UTF-8 offset in ``text`` of each mark, by its number.
  public let offsets: [Int: Int]

  /// Takes the marks out of a text.
  public init(_ marked: String) {
    var text = ""
    var offsets: [Int: Int] = [:]
    for character in marked {
      if let number = Self.number(of: character) {
        offsets[number] = text.utf8.count
      } else {
        text.append(character)
      }
    }
    self.text = text
    self.offsets = offsets
  }

  /// Takes the marks out of a text.
  public init(stringLiteral marked: String) {
    self.init(marked)
  }

  /// Returns the UTF-8 offset of a mark.
  ///
  /// - Precondition: The text has the mark.
  public subscript(number: Int) -> Int {
    guard let offset = offsets[number] else { preconditionFailure("no mark \(number) in the text") }
    return offset
  }

  /// Returns the UTF-8 offsets from one mark to another.
  ///
  /// - Precondition: The text has both marks, in this order.
  public func range(_ first: Int, _ last: Int) -> Range<Int> { self[first]..<self[last] }

  /// The offsets of all marks, in the order of their numbers.
  public var places: [Int] { offsets.sorted { $0.key < $1.key }.map(\.value) }

  private static func number(of character: Character) -> Int? {
    let scalars = Array(character.unicodeScalars.map(\.value))
    guard scalars.count == 3, scalars[1...] == [0xFE0F, 0x20E3] else { return nil }
    return (0x31...0x39).contains(scalars[0]) ? Int(scalars[0] - 0x30) : nil
  }
}
