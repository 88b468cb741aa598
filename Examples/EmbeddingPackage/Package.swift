// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "CountyOffice",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://example.org/ResettlementKit.git", from: "0.1.0")
  ],
  targets: [
    .executableTarget(
      name: "CountyOffice",
      dependencies: [
        .product(name: "ResettlementKit", package: "ResettlementKit"),
        .product(name: "StandardPacks", package: "ResettlementKit"),
      ],
      plugins: [.plugin(name: "ValidatePacks", package: "ResettlementKit")]
    )
  ],
  swiftLanguageModes: [.v6]
)
