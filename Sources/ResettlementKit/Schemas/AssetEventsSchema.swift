internal import ResettlementCore
internal import Tabular

/// The schema of one event of an asset or of the chain, a line of an event file.
enum AssetEventsSchema {
  static var value: JSONValue {
    let assets = AssetEvent.Content.Kind.allCases.map { kind in
      EventsSchema.event(kind.rawValue, AssetEventKeys.common + AssetEventKeys.own(kind))
    }
    let links = [
      EventsSchema.event("moved", AssetEventKeys.chain + AssetEventKeys.moved),
      EventsSchema.event("annulled", AssetEventKeys.chain),
    ]
    return [
      "$schema": .string(JSONSchemas.dialect),
      "title": "资产和资金事件",
      "description": "One event of an asset, or money that went: a line of a JSON Lines file.",
      "oneOf": .array(assets + links),
    ]
  }
}
