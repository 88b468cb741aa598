internal import ArgumentParser

/// `resettle person`: records of one person, found and merged.
struct PersonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person",
    abstract: "Finds records that may be of one person, merges them, and takes it back. 人员去重",
    subcommands: [
      PersonDuplicatesCommand.self, PersonMergeCommand.self, PersonUnmergeCommand.self,
      PersonMergesCommand.self,
    ]
  )
}
