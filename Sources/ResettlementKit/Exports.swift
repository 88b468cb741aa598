// The front door: who imports ResettlementKit sees the domain, the packs and the diagnostics too.
@_exported public import Diagnostics
@_exported public import PolicyPacks
@_exported public import Quantities
@_exported public import ResettlementCore
