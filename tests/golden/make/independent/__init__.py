"""独立复算 — the best estimate of the Hubei baseline without engine and rulebook, a chapter a module."""
