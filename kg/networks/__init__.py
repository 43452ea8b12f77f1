"""Discourse networks: counted from coded statements, exact, each cell explained."""
