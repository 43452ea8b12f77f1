"""Networks of coded statements: numbers, slices, measures and formats."""
