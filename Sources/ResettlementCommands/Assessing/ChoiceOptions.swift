internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit

/// The options by which an office takes other readings and values than the pack states.
struct ChoiceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Reads a clause in another of its ways; may be repeated.",
      valueName: "name=option"
    ),
    transform: Assignment.init
  )
  var reading: [Assignment] = []

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Gives a parameter another value, in its unit; may be repeated.",
      valueName: "parameter=value"
    ),
    transform: Assignment.init
  )
  var settings: [Assignment] = []

  /// A name with what it is to be.
  struct Assignment: Sendable {
    let name: String
    let value: String

    /// Reads `name=value`.
    @Sendable init(_ text: String) throws {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw ValidationError("'\(text)' is not of the form name=value", zh: "“\(text)”不是 名称=值 的形式")
      }
      (name, value) = (parts[0], parts[1])
    }
  }

  /// What was chosen; of what was said twice the last holds.
  var choices: DecisionChoices {
    DecisionChoices(
      readings: Dictionary(reading.map { ($0.name, $0.value) }) { $1 },
      parameters: Dictionary(settings.map { ($0.name, $0.value) }) { $1 }
    )
  }

  /// Returns the pack with what was chosen.
  ///
  /// - Throws: ``CommandError`` if the pack has no such reading, option or parameter.
  func applied(to pack: PolicyPack) throws(CommandError) -> PolicyPack {
    do throws(PackChoiceError) {
      return try choices.applied(to: pack)
    } catch {
      let message = Diagnostic.Message(
        "command.no-such-choice",
        en: error.message.english,
        zh: error.message.chinese
      )
      throw CommandError(message, status: .usage)
    }
  }
}
