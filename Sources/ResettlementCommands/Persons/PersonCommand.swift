internal import ArgumentParser

/// `resettle person`: records of one person, found and merged.
struct PersonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person",
    abstract:
      "Finds and merges records of one person; exports and erases a person's data. 人员去重、导出、删除",
    subcommands: [
      PersonDuplicatesCommand.self, PersonMergeCommand.self, PersonUnmergeCommand.self,
      PersonMergesCommand.self, PersonExportCommand.self, PersonEraseCommand.self,
    ]
  )
}
