internal import ArgumentParser
internal import DMN
internal import Diagnostics
internal import FEEL
internal import Foundation
internal import Tabular

/// `resettle dmn eval`: makes a decision of a model.
struct DMNEvalCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Makes a decision of a model, or calls a decision service. 计算一个决策",
    discussion: """
      The context holds the values of the model's input data by name; what it leaves out is null. \
      A text is taken for a date, a time or a duration where the model declares that type. A value \
      under the name of a decision replaces that decision. An operation without a result is null \
      and a warning, as the standard has it; the exit status is 1 for a mistake in the model.

      Example 示例:
        resettle dmn eval subsidy.dmn --decision Subsidy --context worker.json
      """
  )

  @Argument(
    help: ArgumentHelp(
      "The model; those that it imports lie beside it. - reads what is piped in.",
      valueName: "model.dmn"
    )
  )
  var model: String

  @Option(help: ArgumentHelp("The decision to make.", valueName: "name"))
  var decision: String?

  @Option(help: ArgumentHelp("The decision service to call.", valueName: "name"))
  var service: String?

  @Option(help: ArgumentHelp("A JSON object with the input data.", valueName: "file.json"))
  var context: String?

  @Option(help: "The form of the value: FEEL text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if (decision == nil) == (service == nil) {
      throw ValidationError(
        "Name what to evaluate: --decision NAME or --service NAME.",
        zh: "请用 --decision 或 --service 写明要计算什么"
      )
    }
  }

  func run(in session: Session) throws -> ExitStatus {
    let model = try ModelFile(model).model(in: session)
    let inputs = try inputs(of: model, in: session)
    let engine = DecisionEngine(model)
    let result = try evaluate(engine, inputs)
    let found = result.diagnostics.filter { !engine.diagnostics.contains($0) }
    let diagnostics = engine.diagnostics + found
    try session.report(diagnostics)
    switch format {
    case .text: try session.printLine(result.value.description)
    case .json: try session.print(JSONValue(result.value))
    }
    return diagnostics.hasErrors ? .findings : .fine
  }

  /// The values of the input data; what the model does not know is reported.
  private func inputs(of model: DMNModel, in session: Session) throws -> [String: Value] {
    guard let context else { return [:] }
    let source = try Files.text(at: context, limit: JSONLimits.standard.bytes, in: session)
    let inputs = ModelInputs(model, service: service)
    let values = try ContextFile(source).variables
    try session.report(inputs.strangers(among: values.keys.sorted()))
    return inputs.converted(values)
  }

  private func evaluate(
    _ engine: DecisionEngine,
    _ inputs: [String: Value]
  ) throws(CommandError) -> Evaluation {
    if let service {
      let result = engine.evaluate(service: service, inputs: inputs)
      return try known(result, service, among: engine.model.services.map(\.name))
    }
    let name = decision ?? ""
    let result = engine.evaluate(decision: name, inputs: inputs)
    return try known(result, name, among: engine.model.decisions.map(\.name))
  }

  /// Makes an error of a name that the model does not have.
  private func known(
    _ result: Evaluation,
    _ name: String,
    among names: [String]
  ) throws(CommandError) -> Evaluation {
    guard !names.contains(name) else { return result }
    let notes = names.isEmpty ? [] : [Diagnostic.Note(.modelHas(names))]
    throw CommandError(result.diagnostics.map { Diagnostic($0.message, at: nil, notes: notes) })
  }
}

extension Diagnostic.Message {
  fileprivate static func modelHas(_ names: [String]) -> Self {
    let shown = names.prefix(20)
    let rest = names.count > shown.count ? ", …" : ""
    return Self(
      "command.model-has",
      en: "the model has: \(shown.joined(separator: ", "))\(rest)",
      zh: "模型中有：\(shown.joined(separator: "、"))\(rest)"
    )
  }
}
