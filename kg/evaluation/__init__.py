"""How well statements are read out of texts, measured against what people marked."""
