internal import ArgumentParser
internal import Diagnostics
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

/// `resettle benefit apply`: takes an application.
struct BenefitApplyCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Takes an application. 申请",
    discussion: """
      Examples 示例:
        resettle benefit apply --pack qinzhou-port --input facts.json \\
          --store town.sqlite --key town.key --benefit B7 --subject placement/p1 \\
          --programme tracking_service_subsidy --on 2024-06-30 --unit 组织人社局
      """
  )

  @OptionGroup var given: DeskOptions

  @Option(help: ArgumentHelp("The benefit's name in the ledger.", valueName: "id"))
  var benefit: String

  @Option(help: ArgumentHelp("The programme.", valueName: "name"))
  var programme: String

  @Option(help: ArgumentHelp("About whom or what, as placement/p1.", valueName: "kind/id"))
  var subject: String

  @Option(
    help: ArgumentHelp("How much is asked for, in yuan.", valueName: "yuan"),
    transform: MoneyOption.money
  )
  var amount: Money?

  @OptionGroup var entry: EntryOptions

  @Option(help: "The form of the results: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    guard let reference = SubjectReference(slashed: subject) else {
      throw CommandError(.subjectNeeded, status: .usage)
    }
    guard let desk = try given.desk(on: entry.on, in: session) else { return .findings }
    let application = Application(
      policy: desk.policy.description.id,
      programme: programme,
      subject: reference,
      requested: amount
    )
    let entry = entry.entry(benefit)
    let state = try BenefitOutput.working(with: given.ledger.store) {
      try await desk.apply(application, as: entry)
    }
    try BenefitOutput(format: format, policy: desk.policy, session: session)
      .show([state], on: self.entry.on)
    return .fine
  }
}

extension Diagnostic.Message {
  fileprivate static let subjectNeeded = Self(
    "benefit.subject-needed",
    en: "about whom or what is it? give --subject as placement/p1",
    zh: "为谁申请？请写 --subject，如 placement/p1"
  )
}
