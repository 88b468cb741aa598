/// What is to be measured.
struct Options {
  var folder = ""
  var repetitions = 5
  var latencies = 0
  var explains = false
  var threads = 1
  /// Whether the tables are streamed as `resettle assess` does it, and where results go.
  var streams = false
  var results: String?

  /// Reads the words of the command line.
  init(_ words: ArraySlice<String>) throws {
    var words = words
    while let word = words.popFirst() {
      switch word {
      case "--repeat": repetitions = try Self.number(&words, after: word)
      case "--latency": latencies = try Self.number(&words, after: word)
      case "--threads": threads = try Self.number(&words, after: word)
      case "--explain": explains = true
      case "--stream": streams = true
      case "--out": results = words.popFirst()
      default:
        guard folder.isEmpty, !word.hasPrefix("-") else { throw Failure(Self.usage) }
        folder = word
      }
    }
    guard !folder.isEmpty else { throw Failure(Self.usage) }
  }

  private static let usage =
    """
    usage: reference-workload FOLDER [--repeat N] [--latency N] [--explain] [--threads N]
           reference-workload FOLDER --stream [--out FILE] [--repeat N] [--threads N]
    """

  private static func number(_ words: inout ArraySlice<String>, after word: String) throws -> Int {
    guard let number = words.popFirst().flatMap({ Int($0) }), number > 0 else {
      throw Failure("\(word) needs a whole number from one on\n\(usage)")
    }
    return number
  }
}
