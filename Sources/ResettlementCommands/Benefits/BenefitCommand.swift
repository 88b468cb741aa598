internal import ArgumentParser

/// `resettle benefit`: applications, decisions and payments, in a ledger.
struct BenefitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benefit",
    abstract: "Grants, pays, stops and recovers benefits, within their limits. 待遇",
    discussion: """
      The ledger is one file that several people and programs can use at once. Nothing in it is ever \
      changed: what was wrong is annulled or corrected by a later entry. Limits (once only, caps, \
      quotas, budgets) are held against everything in it.
      台账是一个文件，可以多人同时使用；记录只增不改。不得重复、累计上限、名额、预算都按台账执行。
      """,
    subcommands: [
      BenefitApplyCommand.self, BenefitDecideCommand.self, BenefitPayCommand.self,
      BenefitStopCommand.self, BenefitRecoverCommand.self, BenefitRepayCommand.self,
      BenefitAnnulCommand.self, BenefitListCommand.self,
    ]
  )
}
