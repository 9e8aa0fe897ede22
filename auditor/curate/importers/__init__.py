"""One importer per source, so that a newer release of it is one command.

None guesses: what has no place in the mappings yet is reported, not added.
"""
