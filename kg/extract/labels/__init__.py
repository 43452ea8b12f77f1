"""Labels before quotations: who is named there, and as what."""
