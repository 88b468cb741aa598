internal import ArgumentParser

/// `resettle register`: registers of packs as tables of offices.
struct RegisterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register",
    abstract: "Imports, exports, checks and compares registers. 台账导入、导出、更新、核对与比对",
    discussion: """
      Tables are CSV (UTF-8 or GB18030) or XLSX files. A mapping file says what their columns mean; \
      'register map' drafts one.

      Examples 示例:
        resettle register list --pack ulanhot --lang zh
        resettle register map roster.xlsx --pack ulanhot --register employment_register \\
          --out mapping.yaml
        resettle register import roster.xlsx --pack ulanhot --register employment_register \\
          --input extract.json --mapping mapping.yaml --on 2024-06-30 --out new.json \\
          --rejects rejects.xlsx
      """,
    subcommands: [
      RegisterListCommand.self, RegisterMapCommand.self, RegisterImportCommand.self,
      RegisterExportCommand.self, RegisterFreshCommand.self, RegisterReconcileCommand.self,
      RegisterMatchCommand.self, RegisterAnswerCommand.self,
    ]
  )
}
