public import Diagnostics
internal import Quantities
public import ResettlementCore
internal import Tabular

/// Reads events of assets and of the chain from JSON Lines, an object a line; blank lines are skipped.
///
/// A line with `asset` is an event of an asset, one with `link` money that went from place to place:
///
/// ```json
/// {"id": "A1-02", "asset": "A1", "kind": "titled", "on": "2024-03-04", "number": "〔2024〕1号",
///  "recorded_at": "2024-03-04T17:00:00+08:00", "recorded_by": {"unit": "村委会"}}
/// {"id": "L1-01", "link": "L1", "kind": "moved", "on": "2024-01-04", "from": "fund/F1",
///  "to": "project/P1", "amount": "500000", "recorded_at": "2024-01-04T17:00:00+08:00",
///  "recorded_by": {"unit": "财政局"}}
/// ```
public struct AssetEventReader: Sendable {
  /// What a file says.
  public struct Contents: Sendable {
    /// What happened to assets.
    public fileprivate(set) var assets: [AssetEvent] = []
    /// Money that went from place to place.
    public fileprivate(set) var chain: [ChainEvent] = []
    /// What is wrong with the rest.
    public fileprivate(set) var diagnostics: [Diagnostic] = []
  }

  /// What is to stand for a moment of recording that is not written; `nil` if it must be.
  public var recordedAt: RecordedTime?
  /// What is to stand for a recorder that is not written; `nil` if it must be.
  public var recordedBy: EventRecorder?

  /// Creates a reader.
  public init(recordedAt: RecordedTime? = nil, recordedBy: EventRecorder? = nil) {
    self.recordedAt = recordedAt
    self.recordedBy = recordedBy
  }

  /// Reads a file.
  public func read(_ source: SourceText) -> Contents {
    var contents = Contents()
    for line in source.eventLines {
      let document = JSONDocument(source, in: line)
      contents.diagnostics += document.diagnostics
      guard let root = document.root else { continue }
      guard let object = root.object else {
        contents.diagnostics.append(Diagnostic(.notAnObject, at: root.range))
        continue
      }
      read(object, at: root.range, into: &contents)
    }
    return contents
  }

  private func read(_ object: JSONObject, at range: SourceRange, into contents: inout Contents) {
    let isLink = object["link"] != nil
    let values = isLink ? AssetEventKeys.chainValues : AssetEventKeys.values
    var keys = EventObject(object, at: range, values: values)
    let link = isLink ? chainEvent(&keys) : nil
    let event = isLink ? nil : assetEvent(&keys)
    contents.diagnostics += keys.diagnostics
    guard !keys.diagnostics.hasErrors else { return }
    contents.chain += [link].compactMap(\.self)
    contents.assets += [event].compactMap(\.self)
  }

  // MARK: - Events

  /// What all events have.
  private struct Head {
    let id: String
    let stream: String
    let day: CalendarDay
    let recordedAt: RecordedTime
    let recordedBy: EventRecorder
    let correction: EventCorrection?
  }

  private func head(_ keys: inout EventObject, _ stream: String) -> Head? {
    let (id, name, day) = (keys.text("id"), keys.text(stream), keys.day("on"))
    let correction = correction(&keys)
    let time = keys.moment("recorded_at", else: recordedAt)
    let recorder = keys.recorder("recorded_by", else: recordedBy)
    guard let id, let name, let day, let time, let recorder else { return nil }
    return Head(
      id: id,
      stream: name,
      day: day,
      recordedAt: time,
      recordedBy: recorder,
      correction: correction
    )
  }

  private func correction(_ keys: inout EventObject) -> EventCorrection? {
    guard keys.has("corrects") || keys.has("because") else { return nil }
    guard let event = keys.text("corrects"), let reason = keys.text("because") else { return nil }
    return EventCorrection(of: event, because: reason)
  }

  private func chainEvent(_ keys: inout EventObject) -> ChainEvent? {
    guard let kind = keys.word("kind") else { return nil }
    keys.check(AssetEventKeys.chain + (kind == "moved" ? AssetEventKeys.moved : []))
    let head = head(&keys, "link")
    let content = kind == "moved" ? movement(&keys) : .annulled
    guard let head, let content else { return nil }
    return ChainEvent(
      id: head.id,
      link: head.stream,
      happenedOn: head.day,
      recordedAt: head.recordedAt,
      recordedBy: head.recordedBy,
      content: content,
      correction: head.correction
    )
  }

  private func movement(_ keys: inout EventObject) -> ChainEvent.Content? {
    let (source, destination) = (keys.node("from"), keys.node("to"))
    guard let amount = keys.amount("amount"), let source, let destination else { return nil }
    return .moved(ChainEvent.Movement(from: source, to: destination, amount))
  }

  private func assetEvent(_ keys: inout EventObject) -> AssetEvent? {
    guard let kind = keys.word("kind").flatMap(AssetEvent.Content.Kind.init) else { return nil }
    keys.check(AssetEventKeys.common + AssetEventKeys.own(kind))
    let head = head(&keys, "asset")
    let content = AssetContentReading.content(kind, &keys)
    guard let head, let content else { return nil }
    return AssetEvent(
      id: head.id,
      asset: ProjectAsset.ID(head.stream),
      happenedOn: head.day,
      recordedAt: head.recordedAt,
      recordedBy: head.recordedBy,
      content: content,
      correction: head.correction,
      ruling: keys.assetRuling("ruling")
    )
  }
}
