import Foundation
import PackagePlugin

/// Checks the packs of a package that embeds the SDK: a broken pack stops the build at its own
/// line.
///
/// It checks the packs, folders with a `pack.yaml`, in the target's own folder and in `Packs` and
/// `Plugins` at the package's root. They may build on the packs that come with the SDK.
@main
struct ValidatePacks: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let places = [
      target.directoryURL, root.appending(path: "Packs"), root.appending(path: "Plugins"),
    ]
    let packs = Set(places.flatMap(packs(below:))).sorted { $0.path < $1.path }
    guard !packs.isEmpty else {
      Diagnostics.warning("ValidatePacks found no pack.yaml for target '\(target.name)'")
      return []
    }
    return [try command(checking: packs, for: target, in: context)]
  }

  /// The command leaves a Swift file without declarations, so that the target is built after its
  /// packs.
  private func command(
    checking packs: [URL],
    for target: any Target,
    in context: PluginContext
  ) throws -> Command {
    let library = standardPacks(for: context.package)
    let stamp = context.pluginWorkDirectoryURL.appending(path: "CheckedPacks.swift")
    return .buildCommand(
      displayName: "Checking the policy packs for \(target.name)",
      executable: try context.tool(named: "ValidatePacksTool").url,
      arguments: [stamp.path, library.path] + packs.map(\.path),
      inputFiles: (packs + [library]).flatMap(entries(below:)),
      outputFiles: [stamp]
    )
  }

  /// The folder of the packs that come with the SDK.
  private func standardPacks(for package: Package) -> URL {
    let sdk = package.dependencies.first { $0.package.displayName == "ResettlementKit" }?.package
    return (sdk ?? package).directoryURL.appending(path: "Plugins")
  }

  /// The folders with a `pack.yaml`, without those inside another pack's folder.
  private func packs(below folder: URL) -> [URL] {
    let found = entries(below: folder)
      .filter { $0.lastPathComponent == "pack.yaml" }
      .map { $0.deletingLastPathComponent().standardizedFileURL }
    return found.filter { pack in
      !found.contains { $0 != pack && pack.path.hasPrefix($0.path + "/") }
    }
  }

  /// A folder, and the folders and pack files below it; none where there is no such folder.
  private func entries(below folder: URL) -> [URL] {
    let entries = FileManager.default.enumerator(
      at: folder,
      includingPropertiesForKeys: nil,
      options: .skipsHiddenFiles
    )
    let found = (entries?.compactMap { $0 as? URL } ?? []).filter { entry in
      entry.hasDirectoryPath || ["yaml", "dmn"].contains(entry.pathExtension)
    }
    return (found.isEmpty ? [] : [folder]) + found
  }
}
