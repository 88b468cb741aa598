public import Diagnostics
internal import DMN
internal import FEEL
internal import ResettlementCore

/// Packs that were loaded, and everything that was found about them.
public struct LoadedPacks: Sendable {
  /// The packs that can be used, each after those it builds on.
  ///
  /// Libraries are not among them.
  public let packs: [PolicyPack]

  /// The libraries that are sound, which answer nothing for a host but may have tests of their own.
  public let libraries: [PolicyPack]

  /// The libraries that the packs build on, as they were written.
  public let libraryIDs: [String]

  /// What each pack says of itself, libraries and packs with mistakes among them.
  public let manifests: [PackManifest]

  /// What was found, of all packs at once.
  public let diagnostics: [Diagnostic]
}

/// Reads, checks and compiles packs.
///
/// A pack in which something is wrong is not among the results, but the others are; all that is
/// wrong with any of them is reported at once, each mistake at its own characters.
public enum PackLoader {
  /// Loads packs that may build on one another.
  ///
  /// - Parameters:
  ///   - sources: The packs' files; a pack and all that it requires.
  ///   - withTests: Whether files with nothing but tests are read, which takes as long as all
  ///     others: only who checks or tests packs needs them. What is wrong in files that are not read
  ///     is not found.
  /// - Returns: The packs that are sound, and everything that was found.
  public static func load(_ sources: [PackSource], withTests: Bool = true) -> LoadedPacks {
    DeepStack.run { _ in loadHere(sources, withTests) }
      ?? loadHere(sources, withTests)
  }

  /// Loads packs on this thread, whose stack must have room for definitions within definitions.
  private static func loadHere(_ sources: [PackSource], _ withTests: Bool) -> LoadedPacks {
    let (models, found) = PackReader.read(withTests ? sources : sources.map(\.withoutTests))
    let broken = Set(found.filter { $0.severity == .error }.compactMap { $0.range?.source })
    var loading = Loading(models: models, broken: broken, sources: sources)
    for model in models { loading.compile(model) }
    return LoadedPacks(
      packs: loading.packs,
      libraries: loading.libraries,
      libraryIDs: models.filter { $0.manifest.kind == .library }.map(\.id),
      manifests: models.map(\.manifest),
      diagnostics: found + loading.diagnostics
    )
  }

  /// The work of loading some packs.
  private struct Loading {
    let models: [PackModel]
    /// The files in which something is wrong already.
    let broken: Set<SourceText>
    let sources: [PackSource]
    var packs: [PolicyPack] = []
    var libraries: [PolicyPack] = []
    var diagnostics: [Diagnostic] = []
    private var failed: Set<String> = []

    init(models: [PackModel], broken: Set<SourceText>, sources: [PackSource]) {
      self.models = models
      self.broken = broken
      self.sources = sources
    }

    /// Checks a pack's expressions, and makes the pack if nothing is wrong with it.
    mutating func compile(_ model: PackModel) {
      let (foundations, isComplete) = PackGraph.foundations(of: model, among: models)
      let inOrder = models.filter { model in foundations.contains { $0.id == model.id } }
      let library = PackLibrary(model, foundations: inOrder)
      library.checkDefinitions()
      let template = inOrder.filter { $0.id == model.manifest.fills?.value }
      let rules = compile((template + [model]).flatMap(\.rules), own: model, in: library)
      let procedures = compile((template + [model]).flatMap(\.procedures), own: model, in: library)
      let inherited = compile(model.inheritedRules(from: inOrder), own: model, in: library)
      let papers = compile((template + [model]).flatMap(\.papers), own: model, in: library)
      let tests = isComplete ? TestChecks.diagnostics(of: model, in: library) : []
      let isFounded = failed.isDisjoint(with: foundations.map(\.id))
      let foreign = isFounded ? library.foreignDiagnostics.filter { $0.severity == .error } : []
      let found = library.diagnostics + foreign + tests
      diagnostics += found
      let isCompiled = rules != nil && procedures != nil && papers != nil
      let isSound = !found.hasErrors && isCompiled && isComplete
      guard isSound, !isBroken(model), isFounded else {
        failed.insert(model.id)
        return
      }
      guard let rules, let procedures, let inherited, let papers else { return }
      var parts = PolicyPack.Parts(
        library: library,
        models: template + [model],
        rules: rules,
        inherited: inherited,
        procedures: procedures
      )
      parts.papers = papers
      parts.sources = library.models.compactMap { model in
        sources.first { $0.name == model.sourceName }
      }
      let pack = PolicyPack(parts)
      if model.manifest.kind == .library { libraries.append(pack) } else { packs.append(pack) }
    }

    private func isBroken(_ model: PackModel) -> Bool {
      let source = sources.first { $0.name == model.sourceName }
      return source?.files.contains(where: broken.contains) ?? false
    }

    /// Returns the compiled rules; `nil` if one of them is wrong.
    ///
    /// A template's mistakes are reported with the template.
    private mutating func compile(
      _ rules: [RuleModel],
      own model: PackModel,
      in library: PackLibrary
    ) -> [CompiledRule]? {
      var compiled: [CompiledRule] = []
      for rule in rules {
        var compiler = RuleCompiler(rule, in: library)
        if let rule = compiler.compile() { compiled.append(rule) }
        let isOwn = model.rules.contains { $0.id == rule.id }
        if isOwn { diagnostics += compiler.diagnostics }
      }
      return compiled.count == rules.count ? compiled : nil
    }

    /// Returns the compiled procedures; `nil` if one of them is wrong.
    private mutating func compile(
      _ procedures: [ProcedureModel],
      own model: PackModel,
      in library: PackLibrary
    ) -> [CompiledProcedure]? {
      var compiled: [CompiledProcedure] = []
      for procedure in procedures {
        var compiler = ProcedureCompiler(procedure, in: library)
        if let procedure = compiler.compile() { compiled.append(procedure) }
        let isOwn = model.procedures.contains { $0.id == procedure.id }
        if isOwn { diagnostics += compiler.diagnostics }
      }
      return compiled.count == procedures.count ? compiled : nil
    }

    /// Returns the compiled papers; `nil` if one of them is wrong.
    private mutating func compile(
      _ papers: [PaperModel],
      own model: PackModel,
      in library: PackLibrary
    ) -> [CompiledPaper]? {
      var compiled: [CompiledPaper] = []
      for paper in papers {
        var compiler = PaperCompiler(paper, in: library)
        if let paper = compiler.compile() { compiled.append(paper) }
        let isOwn = model.papers.contains { $0.id == paper.id }
        if isOwn { diagnostics += compiler.diagnostics }
      }
      return compiled.count == papers.count ? compiled : nil
    }
  }
}
