import Foundation
import TestSupport
import Testing

@Suite struct DemoTests {
  @Test(arguments: [
    "HouseholdsDemo", "AssetsDemo", "MonitoringDemo", "BenefitsDemo", "FEELCalculator",
  ])
  func `a demonstration prints what it did`(name: String) throws {
    let output = try Program(name).run()
    Snapshot("\(name).txt").expect(output)
  }
}

/// A program that the package's build has made, beside the tests.
struct Program {
  let process = Process()
  let output = Pipe()

  /// The package's folder, in which the program runs.
  private static let root = Sample.examples.deletingLastPathComponent()

  init(_ name: String, _ arguments: [String] = []) {
    process.arguments = arguments
    process.executableURL = Self.products.appending(path: name)
    process.currentDirectoryURL = Self.root
    process.standardOutput = output
  }

  /// Runs the program, which must end well, and returns what it prints.
  func run() throws -> String {
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }

  /// The folder of what was built: that of the running program, or of the bundle it runs.
  private static var products: URL {
    #if os(macOS)
      Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
        .deletingLastPathComponent() ?? Bundle.main.bundleURL
    #else
      Bundle.main.bundleURL
    #endif
  }
}
