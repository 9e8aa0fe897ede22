"""Keeping the mappings: compile, check, show, import."""
