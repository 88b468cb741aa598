internal import ArgumentParser
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

/// `resettle benefit repay`: records that a loan, or a part of it, was paid back.
struct BenefitRepayCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "repay",
    abstract: "Records that a loan, or a part of it, was paid back. 还款",
    discussion: """
      What is owed and overdue is shown; interest is none of it.

      Example 示例:
        resettle benefit repay --store town.sqlite --key town.key --benefit N1 --amount 20000 \\
          --on 2025-06-30 --unit 区就业局
      """
  )

  @OptionGroup var given: RecordOptions

  @Option(help: ArgumentHelp("How much, in yuan.", valueName: "yuan"), transform: MoneyOption.money)
  var amount: Money

  @OptionGroup var fund: FundOptions

  @OptionGroup var correcting: CorrectionOptions

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let (amount, named) = (amount, fund.source)
    return try given.record(correcting: correcting.correction, in: session) { state in
      let source = named ?? state.payments.last?.source ?? state.entitlement?.source
      return .repaid(Repayment(amount, to: try FundOptions.known(source, for: state)))
    }
  }
}
