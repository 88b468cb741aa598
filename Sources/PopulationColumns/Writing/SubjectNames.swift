internal import ResettlementCore

/// The ids of the subject of a line, and of its household.
struct SubjectNames {
  private let ids: IDList
  private let place: Int
  private let homes: IDList
  private let home: Int

  /// Takes places in lists of ids.
  init(own ids: IDList, _ place: Int, homes: IDList, _ home: Int) {
    self.ids = ids
    self.place = place
    self.homes = homes
    self.home = home
  }

  /// The subject's own id.
  var own: String { ids.text(at: place) }

  /// Appends the subject's own id to a text of JSON.
  func appendOwn(to text: inout ByteText) { ids.append(place, to: &text) }

  /// The cells of CSV with which lines about the subject begin.
  func cells(of kind: SubjectKind) -> [UInt8] {
    CSVBytes.cells([kind.rawValue, ""]) + CSVBytes.cell(ofText: own)
      + CSVBytes.cell(ofText: homes.text(at: home))
  }
}
