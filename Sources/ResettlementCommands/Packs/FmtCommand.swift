internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks

/// `resettle fmt`: sets the files of packs in the form that all packs share.
struct FmtCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Formats the files of packs, and never changes what they say. 整理格式",
    discussion: """
      Two spaces for each level, one blank after '-', ':' and ',', no blanks at the ends of lines, \
      at most one blank line in a row; full-width marks in expressions become plain ones. Comments \
      stay. A file with mistakes of YAML is reported and left alone.

      Examples 示例:
        resettle fmt baichuan
        resettle fmt --check Plugins Examples/Packs
      """
  )

  @Argument(help: ArgumentHelp("Files of packs, or folders with packs.", valueName: "path"))
  var paths: [String]

  @Flag(help: "Changes nothing, but lists the files that would change; if there are some, exits 1.")
  var check = false

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let files = try PackFiles(under: paths, in: session)
    try session.report(files.diagnostics)
    var changed = 0
    var hasMistakes = files.diagnostics.hasErrors
    for file in files.texts {
      let formatted = PackFormatter().format(file)
      try session.report(formatted.diagnostics)
      hasMistakes = hasMistakes || !formatted.diagnostics.isEmpty
      guard formatted.isChanged else { continue }
      if !check { try Files.write(formatted.text, to: Files.absolute(file.name)) }
      changed += 1
      try session.printLine(file.name)
    }
    try session.printLine(summary(of: files.texts.count, changed: changed, in: session))
    return hasMistakes || (check && changed > 0) ? .findings : .fine
  }

  private func summary(of files: Int, changed: Int, in session: Session) -> String {
    let english = "\(files) file\(files == 1 ? "" : "s"), "
    return check
      ? session.pick("\(files) 个文件，其中 \(changed) 个需要整理", english + "\(changed) to be formatted")
      : session.pick("\(files) 个文件，整理了 \(changed) 个", english + "\(changed) formatted")
  }
}

/// The files of packs in YAML that a person names, one by one or by their folders.
private struct PackFiles {
  private(set) var texts: [SourceText] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(under paths: [String], in session: Session) throws {
    var seen: Set<String> = []
    for path in paths {
      for text in try files(at: PackCollection.trimmed(path), in: session)
      where text.name.hasSuffix(".yaml") && seen.insert(Files.absolute(text.name)).inserted {
        texts.append(text)
      }
    }
  }

  private mutating func files(at path: String, in session: Session) throws -> [SourceText] {
    let limit = PackSourceLimits.standard.fileBytes
    guard Files.isFolder(path) else { return [try Files.text(at: path, limit: limit, in: session)] }
    guard !Self.isInsidePack(path) else {
      let names = Files.namesBelow(path).filter { $0.hasSuffix(".yaml") && !Self.isHidden($0) }
      return try names.map { try Files.text(at: "\(path)/\($0)", limit: limit, in: session) }
    }
    let (sources, found) = PackSource.discover(under: path)
    diagnostics += found
    return sources.flatMap(\.files)
  }

  private static func isHidden(_ path: String) -> Bool {
    path.split(separator: "/").contains { $0.hasPrefix(".") }
  }

  /// Whether a folder is a part of a pack whose manifest stands further up.
  private static func isInsidePack(_ folder: String) -> Bool {
    var steps = Files.absolute(folder).split(separator: "/").dropLast()
    while !steps.isEmpty {
      let above = "/" + steps.joined(separator: "/")
      if Files.exists("\(above)/\(PackFormat.manifestName)") { return true }
      steps.removeLast()
    }
    return false
  }
}
