internal import ArgumentParser
internal import Diagnostics
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// The options by which a list is chosen, ordered and totalled by place.
struct PlaceOptions: ParsableArguments {
  /// What a list is ordered by, as it is named in options.
  enum SortName: String, CaseIterable, ExpressibleByArgument {
    case place
  }

  @Option(
    help: ArgumentHelp(
      "Lists only what is about subjects of this village, or of the site of this id or name. 村",
      valueName: "name"
    )
  )
  var village: String?

  @OptionGroup var dwelling: DwellingOptions

  @Option(help: "Orders a list by where those live whom it is about: place. 按住处排序")
  var sort: SortName?

  /// Whether a list goes another way than as it is.
  var areGiven: Bool { !view.choice.isEverything || sort != nil || dwelling.totalBy != nil }

  private var view: PlaceView {
    PlaceView(
      PlaceChoice(village: village, dwelling: dwelling.place),
      isOrdered: sort == .place,
      totalledBy: dwelling.totalBy?.level
    )
  }

  /// Returns how lists go by place.
  ///
  /// - Throws: ``CommandError`` if nobody is at the place that is named.
  func view(of population: Population) throws(CommandError) -> PlaceView {
    if let name = view.choice.unknownName(in: population) {
      throw CommandError(.noSuchPlace(name), status: .usage)
    }
    return view
  }
}

extension PlacedList {
  /// The totals, how much was left out because no place is registered of it, and of how much it is
  /// not known which of several homes is meant, for a terminal.
  func remarks(in session: Session) -> String {
    let left = session.pick(
      "另有 \(unplaced) 项住处未登记，未列入",
      "left out, as no place is registered: \(unplaced)"
    )
    let several = session.pick(
      "其中 \(severalHomes) 项的住户名下登记有多套安置住房，未推定住哪一套",
      "of these, \(severalHomes) of a household that several homes name; none of them is guessed"
    )
    return (totals.map { $0.text(in: session.language) } ?? "")
      + (unplaced > 0 ? left + "\n" : "") + (severalHomes > 0 ? several + "\n" : "")
  }

  /// The totals and what was left out as keys of a document, none where nothing was asked for.
  var json: [(String, JSONValue)] {
    let counts = [("unplaced", unplaced), ("several_homes", severalHomes)]
    return [totals.map { ("totals", $0.json) }].compactMap(\.self)
      + counts.filter { $0.1 > 0 }.map { ($0.0, .integer($0.1)) }
  }

  /// Returns a document with the totals and what was left out.
  func completing(_ document: JSONValue) -> JSONValue {
    guard case .object(let entries) = document else { return document }
    return .object(entries + json)
  }
}

extension Diagnostic.Message {
  fileprivate static func noSuchPlace(_ name: String) -> Self {
    Self(
      "command.no-such-place",
      en: "nobody in the extract is of a village, site or dwelling '\(name)'; see how it is "
        + "written there",
      zh: "数据中没有属于“\(name)”的村、安置点或住处；请核对数据里的写法"
    )
  }
}
