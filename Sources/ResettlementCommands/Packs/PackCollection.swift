internal import Diagnostics
internal import PolicyPacks
internal import StandardPacks

/// The packs that a command was asked about, with those from elsewhere that they build on.
struct PackCollection {
  /// The packs that were asked for.
  let wanted: [PackOutline]

  /// The packs from elsewhere that they build on.
  let foundations: [PackOutline]

  /// What was found in reading the files and loading the packs.
  let diagnostics: [Diagnostic]

  /// What the packs that were asked for say of themselves.
  let manifests: [PackManifest]

  /// The packs that were asked for and can be used, each after those it builds on.
  let packs: [PolicyPack]

  /// The libraries among them, which answer nothing themselves but may have tests.
  let libraries: [PolicyPack]

  /// Loads packs.
  ///
  /// - Parameters:
  ///   - wanted: The packs that are asked for.
  ///   - found: What was found in reading their files.
  ///   - place: The folder of a pack that is not written yet, beside which others are looked for.
  ///   - withTests: Whether files with nothing but tests are read.
  init(
    _ wanted: [PackOutline],
    found: [Diagnostic] = [],
    around place: String? = nil,
    withTests: Bool = true
  ) {
    let foundations = Self.foundations(of: wanted, around: place)
    let loaded = PackLoader.load((foundations + wanted).map(\.source), withTests: withTests)
    let names = Set(wanted.map(\.source.name))
    self.wanted = wanted
    let ids = Set(wanted.compactMap(\.id))
    manifests = loaded.manifests.filter { ids.contains($0.id.value) }
    self.foundations = foundations
    packs = loaded.packs.filter { names.contains($0.sourceName) }
    libraries = loaded.libraries.filter { names.contains($0.sourceName) }
    diagnostics = found + loaded.diagnostics
  }

  /// Loads all packs in folders and below them, and those in archives.
  ///
  /// - Parameters:
  ///   - paths: Folders and archives.
  ///   - trust: Which archives are taken.
  init(under paths: [String], trusting trust: ArchiveTrust = ArchiveTrust()) {
    var outlines: [PackOutline] = []
    var found: [Diagnostic] = []
    var seen: Set<String> = []
    for path in paths {
      let (sources, diagnostics) = Self.sources(at: Self.trimmed(path), trust)
      found += diagnostics
      for source in sources where seen.insert(Files.absolute(source.name)).inserted {
        outlines.append(PackOutline(source))
      }
    }
    self.init(outlines, found: found)
  }

  private static func sources(
    at path: String,
    _ trust: ArchiveTrust
  ) -> (sources: [PackSource], diagnostics: [Diagnostic]) {
    guard ArchiveTrust.isArchive(path), !Files.isFolder(path) else {
      return PackSource.discover(under: path)
    }
    do throws(CommandError) {
      return ([try trust.source(at: path)], [])
    } catch {
      return ([], error.diagnostics)
    }
  }

  /// Loads the packs that are compiled in, without their tests.
  static var standard: PackCollection { PackCollection(standardOutlines, withTests: false) }

  /// The packs that are compiled in, at a glance.
  static let standardOutlines = StandardPacks.sources.map(PackOutline.init)

  /// Without the slashes at its end, so that places read well.
  static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}

// MARK: - Foundations

extension PackCollection {
  /// Returns the packs from elsewhere that packs build on: those in folders beside and above them,
  /// and else those that are compiled in.
  private static func foundations(
    of wanted: [PackOutline],
    around place: String?
  ) -> [PackOutline] {
    var known = Set(wanted.compactMap(\.id))
    var found: [PackOutline] = []
    var waiting = wanted
    while let pack = waiting.popLast() {
      for id in pack.foundations where known.insert(id).inserted {
        let folder = pack.source.name
        let isPlace = folder == place || Files.isFolder(folder)
        guard let foundation = (isPlace ? neighbour(id, of: folder) : nil) ?? standard(id) else {
          continue
        }
        found.append(foundation)
        waiting.append(foundation)
      }
    }
    return found
  }

  private static func standard(_ id: String) -> PackOutline? {
    standardOutlines.first { $0.id == id }
  }

  /// A pack in a folder beside another pack's or beside one of the folders around it, the nearest.
  private static func neighbour(_ id: String, of folder: String) -> PackOutline? {
    var steps = Files.absolute(folder).split(separator: "/").dropLast()
    while !steps.isEmpty {
      let around = "/" + steps.joined(separator: "/")
      for name in Files.names(in: around)
      where Files.exists("\(around)/\(name)/\(PackFormat.manifestName)") {
        let source = PackSource.folder(at: "\(around)/\(name)").source
        if let outline = source.map(PackOutline.init), outline.id == id { return outline }
      }
      steps.removeLast()
    }
    return nil
  }
}
