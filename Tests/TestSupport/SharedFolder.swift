public import Foundation

/// The folder with reference material that some tests compare with, where there is one.
public enum SharedFolder {
  /// The folder: `RESETTLEMENT_SHARED` in the environment, else `shared` beside the package.
  public static let url: URL? = {
    let named = ProcessInfo.processInfo.environment["RESETTLEMENT_SHARED"]
    let folder = named.map { URL(filePath: $0) } ?? besidePackage
    return FileManager.default.fileExists(atPath: folder.path()) ? folder : nil
  }()

  /// What to say where a test is skipped for want of the folder.
  public static let absence = "needs the folder that RESETTLEMENT_SHARED names"

  private static var besidePackage: URL {
    var root = URL(filePath: #filePath)
    for _ in ["SharedFolder.swift", "TestSupport", "Tests"] { root.deleteLastPathComponent() }
    return root.deletingLastPathComponent().appending(component: "shared")
  }
}
