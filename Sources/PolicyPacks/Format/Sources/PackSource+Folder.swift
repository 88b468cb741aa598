public import Diagnostics
internal import Foundation

extension PackSource {
  /// Reads the pack in a folder, without the packs in folders below it.
  ///
  /// - Parameters:
  ///   - path: The folder that holds `pack.yaml`. Messages show the path as it is given here.
  ///   - limits: How much is read.
  /// - Returns: The files that could be read, `nil` where there is no `pack.yaml`, and what is wrong
  ///   with the rest.
  public static func folder(
    at path: String,
    limits: PackSourceLimits = .standard
  ) -> (source: PackSource?, diagnostics: [Diagnostic]) {
    var walk = FolderWalk(limits: limits)
    walk.walk(path)
    if walk.packs[path] == nil { walk.findings.add(.noPack(under: path), at: nil) }
    return (walk.sources.first { $0.name == path }, walk.findings.diagnostics)
  }

  /// Reads every pack in a folder and below it.
  ///
  /// Folders and files whose names begin with a dot are left out, and so are links that lead out of
  /// the folder.
  ///
  /// - Parameters:
  ///   - path: A pack's folder, or one that holds packs at any depth.
  ///   - limits: How much is read, over all packs together.
  /// - Returns: The packs by their paths, and what is wrong with the files.
  public static func discover(
    under path: String,
    limits: PackSourceLimits = .standard
  ) -> (sources: [PackSource], diagnostics: [Diagnostic]) {
    var walk = FolderWalk(limits: limits)
    walk.walk(path)
    if walk.packs.isEmpty, !walk.findings.hasErrors {
      walk.findings.add(.noPack(under: path), at: nil)
    }
    return (walk.sources, walk.findings.diagnostics)
  }
}

/// A walk through folders that gathers packs; all that touches the file system is here.
private struct FolderWalk {
  let limits: PackSourceLimits
  var findings = Findings()
  var packs: [String: [SourceText]] = [:]
  private var root = ""
  private var files = 0
  private var bytes = 0
  private var isFull = false
  private var manager: FileManager { .default }

  init(limits: PackSourceLimits) {
    self.limits = limits
  }

  /// The packs found, by their paths.
  var sources: [PackSource] {
    packs.sorted { $0.key < $1.key }.map { PackSource(name: $0.key, files: $0.value) }
  }

  mutating func walk(_ path: String) {
    root = resolved(path)
    visit(path, pack: nil, depth: 0)
  }

  private func resolved(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  private mutating func visit(_ folder: String, pack: String?, depth: Int) {
    guard depth <= limits.depth else {
      findings.add(.tooDeep(folder, limit: limits.depth), at: nil)
      return
    }
    guard let names = try? manager.contentsOfDirectory(atPath: folder) else {
      findings.add(.unreadable(folder), at: nil)
      return
    }
    let isPack = names.contains(PackFormat.manifestName)
    if isPack { packs[folder] = [] }
    for name in names.sorted() where !name.hasPrefix(".") && !isFull {
      visit(name, in: folder, pack: isPack ? folder : pack, depth: depth)
    }
  }

  private mutating func visit(_ name: String, in folder: String, pack: String?, depth: Int) {
    let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
    switch kind(of: path) {
    case .folder: visit(path, pack: pack, depth: depth + 1)
    case .file where PackFormat.isPackFile(name): if let pack { read(path, into: pack) }
    case .linkOutside: findings.add(Diagnostic(.warning, .linkOutside(path), at: nil))
    case .file, .other: break
    }
  }
}

// MARK: - Files

extension FolderWalk {
  private enum Kind { case folder, file, linkOutside, other }

  private func kind(of path: String) -> Kind {
    let attributes = try? manager.attributesOfItem(atPath: path)
    switch attributes?[.type] as? FileAttributeType {
    case .typeDirectory: return .folder
    case .typeRegular: return .file
    case .typeSymbolicLink: return kind(ofLink: path)
    default: return .other
    }
  }

  /// A link to a file inside is that file; links to folders are not followed, as they may go round.
  private func kind(ofLink path: String) -> Kind {
    let target = resolved(path)
    guard target == root || target.hasPrefix(root + "/") else { return .linkOutside }
    let type = (try? manager.attributesOfItem(atPath: target))?[.type] as? FileAttributeType
    return type == .typeRegular ? .file : .other
  }

  private mutating func read(_ path: String, into pack: String) {
    guard files < limits.files else {
      isFull = true
      return findings.add(.tooManyFiles(limit: limits.files), at: nil)
    }
    files += 1
    guard let content = content(of: path) else { return findings.add(.unreadable(path), at: nil) }
    guard content.count <= limits.fileBytes else {
      return findings.add(.tooLarge(path, limit: limits.fileBytes), at: nil)
    }
    guard bytes + content.count <= limits.totalBytes else {
      isFull = true
      return findings.add(.tooMuch(limit: limits.totalBytes), at: nil)
    }
    bytes += content.count
    packs[pack, default: []].append(SourceText(name: path, bytes: Array(content)))
  }

  /// Reads up to one byte more than a file may have, so that a large one costs nothing.
  private func content(of path: String) -> Data? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    do {
      return try file.read(upToCount: limits.fileBytes + 1) ?? Data()
    } catch {
      return nil
    }
  }
}

// MARK: - Messages

extension Diagnostic.Message {
  fileprivate static func noPack(under path: String) -> Self {
    Self(
      "pack.no-manifest",
      en: "no \(PackFormat.manifestName) in '\(path)'; a pack's folder has one",
      zh: "“\(path)”中没有 \(PackFormat.manifestName)；政策包的文件夹须有此文件"
    )
  }

  fileprivate static func unreadable(_ path: String) -> Self {
    Self(
      "pack.unreadable-file",
      en: "'\(path)' can't be read; see whether it exists and may be read",
      zh: "无法读取“\(path)”；请检查其是否存在、是否有读取权限"
    )
  }

  fileprivate static func tooLarge(_ path: String, limit: Int) -> Self {
    Self(
      "pack.file-too-large",
      en: "'\(path)' has more than \(limit) bytes; split the file",
      zh: "“\(path)”超过 \(limit) 字节；请拆分文件"
    )
  }

  fileprivate static func tooMuch(limit: Int) -> Self {
    Self(
      "pack.too-much",
      en: "the packs have more than \(limit) bytes together; load fewer at once",
      zh: "各包合计超过 \(limit) 字节；请分次加载"
    )
  }

  fileprivate static func tooManyFiles(limit: Int) -> Self {
    Self(
      "pack.too-many-files",
      en: "the packs have more than \(limit) files together; load fewer at once",
      zh: "各包合计超过 \(limit) 个文件；请分次加载"
    )
  }

  fileprivate static func tooDeep(_ path: String, limit: Int) -> Self {
    Self(
      "pack.too-deep",
      en: "'\(path)' is more than \(limit) folders deep; move it up",
      zh: "“\(path)”超过 \(limit) 层文件夹；请上移"
    )
  }

  fileprivate static func linkOutside(_ path: String) -> Self {
    Self(
      "pack.link-outside",
      en: "'\(path)' is a link that leads out of the folder and is not read; copy the file",
      zh: "“\(path)”是指向文件夹之外的链接，不予读取；请复制该文件"
    )
  }
}
