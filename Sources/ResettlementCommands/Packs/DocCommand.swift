internal import ArgumentParser
internal import Diagnostics
internal import PackPages

/// `resettle doc`: writes packs as a static site.
struct DocCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "doc",
    abstract: "Writes a site of packs: a page for each clause and rule. 生成政策包网站",
    discussion: """
      The site is in Chinese and English, needs no server and nothing from the network: open its \
      index.html. It is written whole or not at all; a folder that holds anything but an earlier \
      site is left alone.

      Examples 示例:
        resettle doc Plugins --out site
        resettle doc Plugins/Guangxi/QinzhouPort --out /tmp/qinzhou
      """
  )

  @Argument(help: ArgumentHelp("Folders with packs, at any depth.", valueName: "path"))
  var paths: [String]

  @Option(
    help: ArgumentHelp("The folder of the site, new or an earlier site.", valueName: "folder")
  )
  var out: String

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let place = SitePlace(out)
    try place.check()
    let packs = PackCollection(under: paths, trusting: session.trust)
    try session.report(packs.diagnostics)
    guard !packs.diagnostics.hasErrors else { return .findings }
    let site = PackSite((packs.foundations + packs.wanted).map(\.source))
    try place.write(site)
    try session.printLine(summary(of: site, session))
    return .fine
  }

  private func summary(of site: PackSite, _ session: Session) -> String {
    let pages = site.files.count { $0.path.hasSuffix(".html") }
    return session.pick("\(pages) 个页面已写入 \(out)", "\(pages) pages written to \(out)")
  }
}
