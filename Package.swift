// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

// MARK: - The rooms

/// The targets in the direction of travel: each knows only targets above it.
let rooms: [Target] = [
  .target(name: "Quantities"),
  .target(name: "Diagnostics"),
  .target(name: "Markup"),
  .systemLibrary(
    name: "CLibYAML",
    pkgConfig: "yaml-0.1",
    providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
  ),
  .systemLibrary(
    name: "CZlib",
    pkgConfig: "zlib",
    providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]
  ),
  .target(name: "LocatedYAML", dependencies: ["CLibYAML", "Diagnostics"]),
  .target(
    name: "Tabular",
    dependencies: ["Diagnostics"],
    linkerSettings: [.linkedLibrary("iconv", .when(platforms: [.macOS]))]
  ),
  .target(name: "Spreadsheets", dependencies: ["CZlib", "Diagnostics", "Quantities"]),
  .target(name: "FEEL", dependencies: ["Diagnostics", "Quantities"]),
  .target(name: "DMN", dependencies: ["Diagnostics", "FEEL", "Quantities"]),
  .target(name: "ResettlementCore", dependencies: ["Quantities"]),
  .target(
    name: "PolicyPacks",
    dependencies: [
      "DMN", "Diagnostics", "FEEL", "LocatedYAML", "Quantities", "ResettlementCore", "Tabular",
    ]
  ),
  .target(
    name: "PackArchives",
    dependencies: [
      "DecisionReceipts", "Diagnostics", "PolicyPacks", "Tabular",
      .product(name: "Crypto", package: "swift-crypto"),
    ]
  ),
  .target(
    name: "DecisionReceipts",
    dependencies: [
      "Diagnostics", "Quantities", "ResettlementCore", "Tabular",
      .product(name: "Crypto", package: "swift-crypto"),
    ]
  ),
  .target(
    name: "ResettlementKit",
    dependencies: [
      "DecisionReceipts", "Diagnostics", "FEEL", "LocatedYAML", "Markup", "PolicyPacks",
      "Quantities",
      "ResettlementCore", "Spreadsheets", "Tabular",
    ]
  ),
  .target(
    name: "PopulationColumns",
    dependencies: [
      "Diagnostics", "FEEL", "PolicyPacks", "Quantities", "ResettlementCore", "ResettlementKit",
      "Tabular",
    ]
  ),
  .target(
    name: "PolicySimulation",
    dependencies: [
      "Diagnostics", "FEEL", "Markup", "PolicyPacks", "PopulationColumns", "Quantities",
      "ResettlementCore", "Tabular",
    ]
  ),
  .target(
    name: "PackPages",
    dependencies: [
      "Diagnostics", "FEEL", "LocatedYAML", "Markup", "PolicyPacks", "Quantities",
      "ResettlementCore",
      "ResettlementKit", "Tabular",
    ]
  ),
  .target(
    name: "ResettlementStore",
    dependencies: [
      "DecisionReceipts",
      "Quantities", "ResettlementCore",
      .product(name: "Crypto", package: "swift-crypto"),
      .product(name: "GRDB", package: "GRDB.swift"),
    ]
  ),
  .target(
    name: "StandardPacks",
    dependencies: ["Diagnostics", "PolicyPacks"],
    exclude: ["Packs"],
    plugins: ["EmbedPacks"]
  ),
  .target(
    name: "PolicyTesting",
    dependencies: ["DecisionReceipts", "Quantities", "ResettlementCore"]
  ),
]

// MARK: - The command line

let commandLine: [Target] = [
  .target(
    name: "ResettlementCommands",
    dependencies: [
      "DMN", "DecisionReceipts", "Diagnostics", "FEEL", "LocatedYAML", "PackArchives", "PackPages",
      "PolicyPacks", "PolicySimulation",
      "Quantities",
      "PopulationColumns",
      "ResettlementCore", "ResettlementKit", "ResettlementStore", "Spreadsheets",
      "StandardPacks", "Tabular",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
      .product(name: "Crypto", package: "swift-crypto"),
    ]
  ),
  .executableTarget(name: "resettle", dependencies: ["ResettlementCommands"]),
]

// MARK: - Plugins

let buildPlugins: [Target] = [
  .executableTarget(name: "EmbedPacksTool"),
  .plugin(name: "EmbedPacks", capability: .buildTool(), dependencies: ["EmbedPacksTool"]),
  .executableTarget(name: "ValidatePacksTool", dependencies: ["Diagnostics", "PolicyPacks"]),
  .plugin(name: "ValidatePacks", capability: .buildTool(), dependencies: ["ValidatePacksTool"]),
]

// MARK: - Examples

/// A demonstration for an area: an executable in `Examples/<name>`.
func demo(_ name: String) -> Target {
  .executableTarget(
    name: name,
    dependencies: [
      "Diagnostics", "PolicyPacks", "Quantities", "ResettlementCore", "ResettlementKit",
      "StandardPacks",
    ],
    path: "Examples/\(name)"
  )
}

/// The examples that are targets; `Examples/EmbeddingPackage` is a package of its own.
let examples: [Target] = [
  demo("HouseholdsDemo"),
  demo("AssetsDemo"),
  demo("MonitoringDemo"),
  demo("BenefitsDemo"),
  .executableTarget(
    name: "FEELCalculator",
    dependencies: ["DMN", "Diagnostics", "FEEL"],
    path: "Examples/FEELCalculator"
  ),
  .target(
    name: "MadeUpTown",
    dependencies: ["Quantities", "ResettlementCore"],
    path: "Examples/YearOfATown/Town"
  ),
  .target(
    name: "TownYear",
    dependencies: [
      "Diagnostics", "MadeUpTown", "Markup", "PolicyPacks", "Quantities", "ResettlementCore",
      "ResettlementKit", "Tabular",
    ],
    path: "Examples/YearOfATown/Year"
  ),
  .executableTarget(
    name: "YearOfATown",
    dependencies: [
      "Diagnostics", "MadeUpTown", "Quantities", "ResettlementKit", "StandardPacks", "TownYear",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ],
    path: "Examples/YearOfATown/Command"
  ),
  .target(
    name: "SwiftPolicy",
    dependencies: ["Quantities", "ResettlementCore", "ResettlementKit"],
    path: "Examples/SwiftPolicy"
  ),
]

// MARK: - Tests

/// The tests of a target, in `Tests/<target>Tests`.
///
/// `files` are the folders beside the sources that tests read where they lie.
func tests(
  of target: String,
  with others: [Target.Dependency] = [],
  files: [String] = []
) -> Target {
  .testTarget(
    name: "\(target)Tests",
    dependencies: [.target(name: target), "TestSupport"] + others,
    exclude: files
  )
}

let testTargets: [Target] = [
  .target(
    name: "TestSupport",
    dependencies: ["Diagnostics", "Quantities", "ResettlementCore"],
    path: "Tests/TestSupport"
  ),
  tests(of: "Quantities"),
  tests(of: "Diagnostics", files: ["Snapshots"]),
  tests(of: "Markup"),
  tests(of: "LocatedYAML", with: ["Diagnostics"], files: ["Fixtures", "Snapshots"]),
  tests(of: "Tabular", with: ["Diagnostics"], files: ["Snapshots"]),
  tests(of: "Spreadsheets", with: ["Diagnostics", "Quantities"], files: ["Fixtures"]),
  tests(
    of: "FEEL",
    with: ["Diagnostics", "Quantities"],
    files: ["Fixtures", "Rendering/Snapshots"]
  ),
  tests(of: "DMN", with: ["Diagnostics", "FEEL", "Quantities"]),
  tests(of: "ResettlementCore", with: ["Quantities"]),
  tests(
    of: "PolicyPacks",
    with: ["Diagnostics", "FEEL", "LocatedYAML", "Quantities", "ResettlementCore", "Tabular"],
    files: ["Extracts/Snapshots"]
  ),
  tests(
    of: "ResettlementKit",
    with: [
      "DecisionReceipts", "Diagnostics", "FEEL",
      "PolicyPacks", "PolicyTesting", "Quantities", "ResettlementCore", "ResettlementStore",
      "Spreadsheets", "StandardPacks", "Tabular",
    ],
    files: ["Monitoring/Snapshots", "Rendering/Snapshots"]
  ),
  tests(
    of: "PopulationColumns",
    with: [
      "Diagnostics", "PolicyPacks", "Quantities", "ResettlementCore", "ResettlementKit",
      "ResettlementStore", "StandardPacks", "Tabular",
    ]
  ),
  tests(
    of: "PolicySimulation",
    with: [
      "Diagnostics", "PolicyPacks", "PopulationColumns", "Quantities", "ResettlementCore",
      "ResettlementKit", "StandardPacks", "Tabular",
    ]
  ),
  tests(
    of: "PackPages",
    with: ["Diagnostics", "PolicyPacks", "ResettlementCore", "StandardPacks", "Tabular"],
    files: ["Snapshots"]
  ),
  .executableTarget(
    name: "CrashWriter",
    dependencies: ["DecisionReceipts", "Quantities", "ResettlementCore", "ResettlementStore"],
    path: "Tests/CrashWriter"
  ),
  tests(
    of: "ResettlementStore",
    with: [
      "BenefitWriters", "CrashWriter", "DecisionReceipts", "MadeUpTown", "PolicyTesting",
      "Quantities", "ResettlementCore",
      .product(name: "GRDB", package: "GRDB.swift"),
    ]
  ),
  .executableTarget(
    name: "BenefitWriters",
    dependencies: ["MadeUpTown", "Quantities", "ResettlementCore", "ResettlementStore"],
    path: "Tests/BenefitWriters"
  ),
  tests(
    of: "DecisionReceipts",
    with: [
      "Diagnostics", "PolicyTesting", "Quantities", "ResettlementCore", "Tabular",
    ]
  ),
  tests(of: "PackArchives", with: ["Diagnostics", "PolicyPacks"]),
  tests(
    of: "StandardPacks",
    with: [
      "Diagnostics", "EmbedPacksTool", "PolicyPacks", "Quantities", "ResettlementCore",
      "ResettlementKit",
    ]
  ),
  tests(
    of: "PolicyTesting",
    with: [
      "DecisionReceipts", "PolicyPacks", "Quantities", "ResettlementCore", "ResettlementKit",
      "StandardPacks",
    ]
  ),
  tests(
    of: "ResettlementCommands",
    with: [
      "DecisionReceipts", "Diagnostics", "LocatedYAML", "PolicyPacks", "Quantities",
      "ResettlementCore",
      "ResettlementKit", "ResettlementStore", "StandardPacks", "resettle",
      .product(name: "GRDB", package: "GRDB.swift"),
    ],
    files: ["Fixtures", "Snapshots"]
  ),
  .testTarget(
    name: "ExamplesTests",
    dependencies: [
      "AssetsDemo", "BenefitsDemo", "DecisionReceipts", "FEELCalculator", "HouseholdsDemo",
      "MadeUpTown",
      "MonitoringDemo",
      "PolicyTesting", "Quantities", "ResettlementCore", "ResettlementKit", "StandardPacks",
      "SwiftPolicy", "TestSupport", "TownYear", "YearOfATown",
    ],
    exclude: ["Snapshots"]
  ),
  .testTarget(
    name: "DocumentationTests",
    dependencies: [
      "Diagnostics", "PolicyPacks", "Quantities", "ResettlementCommands", "ResettlementCore",
      "ResettlementKit", "StandardPacks", "TestSupport",
    ]
  ),
  .testTarget(name: "DeliveryTests", dependencies: ["resettle"]),
  .executableTarget(
    name: "Fuzz",
    dependencies: ["DMN", "Diagnostics", "FEEL", "Quantities"],
    path: "Tests/Fuzz"
  ),
  tests(of: "Fuzz", with: ["Diagnostics", "FEEL", "Quantities"]),
]

// MARK: - The package

let package = Package(
  name: "ResettlementKit",
  platforms: [.macOS(.v15)],
  products: [
    .library(
      name: "ResettlementKit",
      targets: [
        "ResettlementKit", "PolicyPacks", "ResettlementCore", "Tabular", "Diagnostics",
        "Quantities",
      ]
    ),
    .library(name: "PopulationColumns", targets: ["PopulationColumns", "Tabular"]),
    .library(name: "PolicySimulation", targets: ["PolicySimulation", "PopulationColumns"]),
    .library(name: "Spreadsheets", targets: ["Spreadsheets", "Diagnostics", "Quantities"]),
    .library(name: "FEEL", targets: ["FEEL", "Diagnostics", "Quantities"]),
    .library(name: "DMN", targets: ["DMN", "FEEL", "Diagnostics", "Quantities"]),
    .library(name: "DecisionReceipts", targets: ["DecisionReceipts"]),
    .library(name: "ResettlementStore", targets: ["ResettlementStore"]),
    .library(name: "PackArchives", targets: ["PackArchives"]),
    .library(name: "StandardPacks", targets: ["StandardPacks"]),
    .library(name: "PolicyTesting", targets: ["PolicyTesting"]),
    // For measurements, which are a package of their own.
    .library(name: "MadeUpTown", targets: ["MadeUpTown"]),
    .executable(name: "resettle", targets: ["resettle"]),
    .plugin(name: "ValidatePacks", targets: ["ValidatePacks"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: rooms + commandLine + buildPlugins + examples + testTargets,
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .plugin && target.type != .system {
  target.swiftSettings = settings
}
