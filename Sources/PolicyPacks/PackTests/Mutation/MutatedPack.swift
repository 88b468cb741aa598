internal import Diagnostics
internal import ResettlementCore

/// A pack that is compiled anew as far as a change to it, or to one that it builds on, reaches.
enum MutatedPack {
  /// Whether the check finds an error in a changed pack, without its rules.
  static func hasErrors(_ changed: PackModel, among models: [PackModel]) -> Bool {
    let all = models.map { $0.id == changed.id ? changed : $0 }
    // A step after which nothing is listed is an error of its reader, who does not see it here.
    if changed.procedures.flatMap(\.steps).contains(where: \.next.isEmpty) { return true }
    if PackChecks.diagnostics(of: changed).hasErrors { return true }
    if PackReader.checkLinks(of: changed, among: all).hasErrors { return true }
    let (foundations, _) = PackGraph.foundations(of: changed, among: all)
    let inOrder = all.filter { model in foundations.contains { $0.id == model.id } }
    let library = PackLibrary(changed, foundations: inOrder)
    return library.diagnostics.hasErrors
  }

  /// Returns a pack with a changed part; `nil` if what is compiled again has an error.
  static func of(
    _ pack: PolicyPack,
    _ changed: PackModel,
    within scope: MutationScope
  ) -> PolicyPack? {
    let models = pack.models.map { $0.id == changed.id ? changed : $0 }
    guard let own = models.last else { return nil }
    let library = PackLibrary(own, foundations: models.dropLast())
    if scope.isCompiled { library.checkDefinitions() }
    guard !library.diagnostics.hasErrors else { return nil }
    let template = models.filter { $0.id == own.manifest.fills?.value }
    let inheritable = own.inheritedRules(from: models.dropLast())
    guard let rules = rules(pack.compiled, (template + [own]).flatMap(\.rules), scope, library),
      let inherited = self.rules(pack.inherited, inheritable, scope, library),
      let procedures = procedures(of: pack, template + [own], scope, library)
    else { return nil }
    return PolicyPack(
      PolicyPack.Parts(
        library: library,
        models: template + [own],
        rules: rules,
        inherited: inherited,
        procedures: procedures
      )
    )
  }

  private static func rules(
    _ compiled: [CompiledRule],
    _ models: [RuleModel],
    _ scope: MutationScope,
    _ library: PackLibrary
  ) -> [CompiledRule]? {
    guard scope.isCompiled else { return compiled }
    let rules = zip(compiled, models).map { compiled, model in
      guard scope.rules.contains(model.id.value) else { return CompiledRule?.some(compiled) }
      var compiler = RuleCompiler(model, in: library)
      return compiler.compile()
    }
    let known = rules.compactMap(\.self)
    return known.count == rules.count ? known : nil
  }

  private static func procedures(
    of pack: PolicyPack,
    _ models: [PackModel],
    _ scope: MutationScope,
    _ library: PackLibrary
  ) -> [CompiledProcedure]? {
    guard scope.isCompiled else { return pack.compiledProcedures }
    let pairs = zip(pack.compiledProcedures, models.flatMap(\.procedures))
    let procedures = pairs.map { compiled, model in
      guard scope.procedures.contains(model.id.value) else {
        return CompiledProcedure?.some(compiled)
      }
      var compiler = ProcedureCompiler(model, in: library)
      return compiler.compile()
    }
    let known = procedures.compactMap(\.self)
    return known.count == procedures.count ? known : nil
  }
}

/// The tests of one pack, which are run over and over while the pack changes.
final class MutationTests {
  /// The pack as it is.
  let pack: PolicyPack
  private let scenarios: [TestScenario]
  private let facts = ExtractCache()

  init(_ pack: PolicyPack) {
    self.pack = pack
    scenarios = pack.tests.flatMap(\.scenarios)
  }

  /// Returns whether a test fails with a changed pack in the place of the one of its name, or
  /// whether it can't be compiled.
  func notice(_ mutation: Mutation, in changed: PackModel) -> Bool {
    let scope = MutationScope(mutation, in: pack)
    let asked = scenarios.compactMap { $0.within(scope) }
    guard !asked.isEmpty || scope.isCompiled else { return false }
    guard let mutated = MutatedPack.of(pack, changed, within: scope) else { return true }
    let runner = PackTestRunner(mutated)
    return asked.contains { runner.fails($0, keeping: facts) }
  }
}
