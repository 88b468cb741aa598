internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import ResettlementCore

/// A pack that a person names: by the id of one that is compiled in, by a folder or an archive.
struct PackChoice: ExpressibleByArgument {
  /// The id or the path.
  let name: String

  init(_ name: String) { self.name = name }

  init(argument: String) { self.init(argument) }

  /// Loads the pack, without its tests.
  ///
  /// - Throws: ``CommandError`` if there is no such pack, or something is wrong with it.
  func load(reportingTo session: Session) throws -> PolicyPack {
    let (outline, found) = try found(in: session)
    let collection = PackCollection([outline], found: found, withTests: false)
    guard let pack = collection.packs.first else {
      let isSound = !collection.diagnostics.hasErrors
      throw isSound ? CommandError(.onlyLibrary(name)) : CommandError(collection.diagnostics)
    }
    try session.report(collection.diagnostics)
    return pack
  }

  /// Checks the pack and those that it builds on, a template or a library as well.
  ///
  /// - Throws: ``CommandError`` if there is no such pack.
  func collection(in session: Session) throws(CommandError) -> PackCollection {
    let (outline, found) = try found(in: session)
    return PackCollection([outline], found: found)
  }

  /// Looks at the pack without loading it.
  ///
  /// - Throws: ``CommandError`` if there is no such pack.
  func outline(in session: Session) throws(CommandError) -> PackOutline {
    try found(in: session).outline
  }

  private func found(
    in session: Session
  ) throws(CommandError) -> (outline: PackOutline, found: [Diagnostic]) {
    if let standard = PackCollection.standardOutlines.first(where: { $0.id == name }) {
      return (standard, [])
    }
    let folder = PackCollection.trimmed(name)
    guard Files.exists(folder) else {
      let known = PackCollection.standardOutlines.compactMap(\.id)
      throw CommandError(.noSuchPack(name, among: known), status: .usage)
    }
    if ArchiveTrust.isArchive(folder), !Files.isFolder(folder) {
      return (PackOutline(try session.trust.source(at: folder)), [])
    }
    guard Files.exists("\(folder)/\(PackFormat.manifestName)") else {
      throw CommandError(.noManifest(in: folder), status: .usage)
    }
    let (source, found) = PackSource.folder(at: folder)
    guard let source else { throw CommandError(found) }
    return (PackOutline(source), found)
  }
}

extension Diagnostic.Message {
  fileprivate static func noSuchPack(_ name: String, among ids: [String]) -> Self {
    let near = nearestName(to: name, among: ids)
    return Self(
      "command.no-such-pack",
      en: "no pack '\(name)'\(near.map { "; did you mean '\($0)'?" } ?? "")"
        + "\(near == nil ? "; " : " ")give a folder or one of: \(ids.joined(separator: ", "))",
      zh: "没有政策包“\(name)”\(near.map { "，是否应为“\($0)”？" } ?? "；")"
        + "请给出文件夹，或以下之一：\(ids.joined(separator: "、"))"
    )
  }

  fileprivate static func noManifest(in folder: String) -> Self {
    Self(
      "command.no-manifest",
      en: "no \(PackFormat.manifestName) in '\(folder)'; name the folder of one pack",
      zh: "“\(folder)”中没有 \(PackFormat.manifestName)；请给出单个政策包的文件夹"
    )
  }

  fileprivate static func onlyLibrary(_ name: String) -> Self {
    Self(
      "command.library-pack",
      en: "'\(name)' is a library for other packs and answers nothing itself; name a pack that "
        + "requires it",
      zh: "“\(name)”是供其他政策包引用的公共库，本身不能用于评估；请选用引用它的政策包"
    )
  }
}
