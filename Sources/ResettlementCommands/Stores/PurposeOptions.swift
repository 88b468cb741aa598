internal import ArgumentParser
internal import Diagnostics
internal import ResettlementCore

/// The options that say what personal facts of a store are needed for, and by whom.
struct PurposeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("What it is done for.", valueName: "text"))
  var purpose: String

  @Option(help: ArgumentHelp("Who does it.", valueName: "name"))
  var by: String

  /// Returns what a store records of the access.
  ///
  /// - Throws: ``CommandError`` if it is no purpose, or has somebody's number in it.
  func access() throws(CommandError) -> AccessPurpose { try Self.access(purpose, by: by) }

  /// Returns what a store records of an access.
  ///
  /// - Throws: ``CommandError`` if it is no purpose, or has somebody's number in it.
  static func access(_ purpose: String, by name: String) throws(CommandError) -> AccessPurpose {
    do throws(AccessRecordError) {
      return try AccessPurpose(purpose, by: name, at: WallClock.now)
    } catch {
      throw CommandError(.noPurpose(error), status: .usage)
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func noPurpose(_ error: AccessRecordError) -> Self {
    Self(
      "store.no-purpose",
      en: "nothing was done: \(error.message.english)",
      zh: "未执行：\(error.message.chinese)"
    )
  }
}
