/// A text in simplified Chinese and, where somebody wrote it, in English.
public struct LocalizedText: Sendable, Hashable, Codable {
  /// The text in simplified Chinese.
  public let chinese: String

  /// The text in English; the Chinese stands in where there is none.
  public let english: String

  /// Creates a text; without English the Chinese is used for both.
  public init(zh chinese: String, en english: String? = nil) {
    self.chinese = chinese
    self.english = english ?? chinese
  }

  private enum CodingKeys: String, CodingKey {
    case chinese = "zh-Hans"
    case english = "en"
  }
}
