internal import ArgumentParser
internal import Diagnostics
internal import ResettlementCore
internal import ResettlementKit

/// The options that say which values of persons are needed in the clear, what for, and by whom.
struct DisclosureOptions: ParsableArguments {
  @Flag(help: "Names, days of birth, telephones and the like in the clear.")
  var withPersonalFacts = false

  @Flag(help: "Health, disability and hardship in the clear.")
  var withSensitiveFacts = false

  @Flag(help: "Identity numbers in the clear.")
  var withIdentityNumbers = false

  @Option(help: ArgumentHelp("What they are needed for.", valueName: "text"))
  var purpose: String?

  @Option(help: ArgumentHelp("Who takes them out.", valueName: "name"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "Where the access is recorded (default: beside the file, ending in .access.jsonl).",
      valueName: "file.jsonl"
    )
  )
  var log: String?

  /// Which values are shown.
  var disclosure: Disclosure {
    Disclosure(
      personalFacts: withPersonalFacts,
      sensitiveFacts: withSensitiveFacts,
      identityNumbers: withIdentityNumbers
    )
  }

  /// Whether nothing is asked for.
  var isMasked: Bool { disclosure.isMasked }

  func validate() throws {
    guard !isMasked else { return }
    guard let purpose, let by, [purpose, by].allSatisfy({ !$0.allSatisfy(\.isWhitespace) }) else {
      throw ValidationError("personal values in the clear need --purpose and --by")
    }
  }

  /// Returns where an access is recorded.
  func logPath(for out: String) -> String { log ?? out + ".access.jsonl" }

  /// Records what was shown, if anything personal was.
  ///
  /// - Throws: ``CommandError`` if it can't be recorded; then nothing may be written.
  func record(_ summary: ExchangeSummary, of form: ExchangeFormat, to out: String) throws {
    guard !isMasked, let record = try record(of: summary, form) else { return }
    try AccessLog(path: logPath(for: out)).append(record)
  }

  private func record(
    of summary: ExchangeSummary,
    _ form: ExchangeFormat
  ) throws(CommandError) -> AccessRecord? {
    do throws(AccessRecordError) {
      return try summary.accessRecord(
        by: by ?? "",
        at: WallClock.now,
        for: purpose ?? "",
        as: form.rawValue
      )
    } catch {
      throw CommandError(.noRecord(error), status: .usage)
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func noRecord(_ error: AccessRecordError) -> Self {
    Self(
      "exchange.no-access-record",
      en: "the access can't be recorded, and nothing was written: \(error.message.english)",
      zh: "无法留痕，未写出任何数据：\(error.message.chinese)"
    )
  }
}
