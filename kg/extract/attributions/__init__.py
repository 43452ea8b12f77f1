"""Attributions: the words beside a quotation that say whose it is."""
