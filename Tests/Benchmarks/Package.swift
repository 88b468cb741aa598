// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "reference-workload", targets: ["ReferenceWorkload"])],
  dependencies: [.package(name: "ResettlementKit", path: "../..")],
  targets: [
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        .product(name: "FEEL", package: "ResettlementKit"),
        .product(name: "MadeUpTown", package: "ResettlementKit"),
        .product(name: "ResettlementKit", package: "ResettlementKit"),
        .product(name: "StandardPacks", package: "ResettlementKit"),
      ],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "ReferenceWorkload",
      dependencies: [
        .product(name: "PopulationColumns", package: "ResettlementKit"),
        .product(name: "ResettlementKit", package: "ResettlementKit"),
      ],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "StoreBenchmark",
      dependencies: [
        .product(name: "MadeUpTown", package: "ResettlementKit"),
        .product(name: "ResettlementKit", package: "ResettlementKit"),
        .product(name: "ResettlementStore", package: "ResettlementKit"),
      ],
      swiftSettings: settings
    ),
  ],
  swiftLanguageModes: [.v6]
)
