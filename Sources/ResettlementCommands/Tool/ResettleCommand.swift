internal import ArgumentParser

/// The command `resettle` with its subcommands.
struct ResettleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resettle",
    abstract: "Assesses relocated households and the places that look after them, by policy packs.",
    discussion: """
      易地搬迁后续扶持政策:检查政策包、运行测试、评估对象并说明理由。

      First steps 入门:
        resettle demo
        resettle check Plugins
        resettle assess --pack qinzhou-port --input Examples/Data/qinzhou-port.json --on 2024-06-30

      Exit status 退出码: 0 fine 正常, 1 findings or failures 有问题或失败, 2 usage 用法错误, \
      3 internal 内部错误
      """,
    version: ResettleTool.version,
    subcommands: [
      CheckCommand.self, TestCommand.self, MutateCommand.self, AssessCommand.self,
      MonitorCommand.self, CaseCommand.self, BenefitCommand.self, AssetCommand.self,
      DueCommand.self, ScoreCommand.self, UnitsCommand.self, MonthCommand.self,
      RegisterCommand.self, PaperCommand.self, ExchangeCommand.self, PersonCommand.self,
      ClausesCommand.self, ExplainCommand.self,
      OverlayCommand.self,
      StaleCommand.self, DiffCommand.self, SimulateCommand.self, DocCommand.self, PackCommand.self,
      SignCommand.self, VerifyCommand.self, StoreCommand.self, ReplayCommand.self,
      AuditCommand.self, NewCommand.self, FmtCommand.self,
      FEELCommand.self, DMNCommand.self, SchemaCommand.self, DemoCommand.self,
    ]
  )
}
