import Foundation
import PackagePlugin

/// Compiles the packs in a target's `Packs` folder into the target, as string literals.
///
/// The folder, often a link to where the packs are, lies inside the target, so that a pack that
/// appears or goes is noticed as a source file would be.
@main
struct EmbedPacks: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let packs = target.directoryURL.appending(path: "Packs").resolvingSymlinksInPath()
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedPacks.swift")
    return [
      .buildCommand(
        displayName: "Embedding the packs",
        executable: try context.tool(named: "EmbedPacksTool").url,
        arguments: [packs.path, output.path],
        inputFiles: inputs(below: packs),
        outputFiles: [output]
      )
    ]
  }

  /// The packs' files, and their folders, which change when a file appears or goes.
  private func inputs(below packs: URL) -> [URL] {
    let entries = FileManager.default.enumerator(
      at: packs,
      includingPropertiesForKeys: nil,
      options: .skipsHiddenFiles
    )
    let found = (entries?.compactMap { $0 as? URL } ?? []).filter { entry in
      entry.hasDirectoryPath || ["yaml", "dmn"].contains(entry.pathExtension)
    }
    return [packs] + found.sorted { $0.path < $1.path }
  }
}
