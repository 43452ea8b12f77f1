"""Values to quads: the one place that knows both the model and RDF."""
