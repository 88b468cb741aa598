internal import ArgumentParser

/// The options by which the second policy of a comparison is another than its pack states.
struct AgainstChoices: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Reads a clause of the second policy in another of its ways; may be repeated.",
      valueName: "name=option"
    ),
    transform: ChoiceOptions.Assignment.init
  )
  var againstReading: [ChoiceOptions.Assignment] = []

  @Option(
    help: ArgumentHelp(
      "Gives a parameter of the second policy another value, in its unit; may be repeated.",
      valueName: "parameter=value"
    ),
    transform: ChoiceOptions.Assignment.init
  )
  var againstSet: [ChoiceOptions.Assignment] = []

  /// Whether nothing was chosen.
  var isEmpty: Bool { againstReading.isEmpty && againstSet.isEmpty }

  /// The same choices as those of a policy by itself.
  var choices: ChoiceOptions {
    var choices = ChoiceOptions()
    choices.reading = againstReading
    choices.settings = againstSet
    return choices
  }
}
