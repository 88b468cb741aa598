/// A policy that says who and what households and persons are: who can work, who is relocated.
public protocol HouseholdPolicy: Policy {
  /// The rules that classify, all of the area `households`.
  var classifications: [Rule] { get }
}

/// A policy that says who is entitled to what.
public protocol BenefitPolicy: Policy {
  /// The programmes.
  var programmes: [Rule] { get }

  /// The rules that say who goes first.
  var priorities: [Rule] { get }
}

/// A policy that says who is at risk of falling back, and when a risk may be marked eliminated.
public protocol MonitoringPolicy: Policy {
  /// The rules that make a clue of a risk.
  var detections: [Rule] { get }

  /// The rules that say whether a risk may be marked eliminated.
  var eliminations: [Rule] { get }

  /// The rules that say whether facts contradict one another: its own, then those of wider packs.
  var consistencyChecks: [Rule] { get }
}

/// A policy that says how project assets are kept and what their revenue may be used for.
public protocol AssetPolicy: Policy {
  /// The checks of assets and their revenue.
  var assetChecks: [Rule] { get }
}

/// A policy that demands something of units: targets, duties, registers.
public protocol MeasurePolicy: Policy {
  /// The targets, norms, cadences, duties, prohibitions and registers.
  var measures: [Rule] { get }
}

// MARK: - Lists by area and kind

extension HouseholdPolicy {
  /// The rules of the area `households`.
  public var classifications: [Rule] { rules.filter { $0.area == .households } }
}

extension BenefitPolicy {
  /// The rules of the area `benefits` but for those that say who goes first.
  public var programmes: [Rule] { rules.filter { $0.area == .benefits && $0.kind != .priority } }

  /// The rules that say who goes first.
  public var priorities: [Rule] { rules.filter { $0.kind == .priority } }
}

extension MonitoringPolicy {
  /// The rules that make a clue of a risk.
  public var detections: [Rule] { rules.filter { $0.kind == .detection } }

  /// The rules that say whether a risk may be marked eliminated.
  public var eliminations: [Rule] { rules.filter { $0.kind == .elimination } }

  /// The rules that say whether facts contradict one another.
  public var consistencyChecks: [Rule] { rules.filter { $0.kind == .consistency } }
}

extension AssetPolicy {
  /// The rules of the area `assets`.
  public var assetChecks: [Rule] { rules.filter { $0.area == .assets } }
}

extension MeasurePolicy {
  /// The rules of the area `measures`.
  public var measures: [Rule] { rules.filter { $0.area == .measures } }
}
