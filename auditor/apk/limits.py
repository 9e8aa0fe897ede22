"""Bounds that keep a hostile app from exhausting this process."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """Bounds on one app; sizes are bytes.

    :param max_entries: entries of one archive.
    :param max_directory: the archive's central directory.
    :param max_entry: one entry once inflated.
    :param max_ratio: inflated to stored size, checked above one megabyte.
    :param max_dex: one dex file once inflated; real ones stay below 20 MB.
    :param max_dex_total: all dex files together once inflated; one with several
        headers counts once for each.
    :param max_dex_files: dex files, those inside other archives included.
    :param max_native_total: native libraries that are opened, together.
    :param max_manifest: the binary manifest.
    :param max_resources: the resource table.
    :param max_elements: elements of the manifest.
    :param max_attributes: attributes of the manifest, all elements together.
    :param max_splits: archives of one split set.
    :param max_nested: archives inside archives that are looked into for dex.
    :param max_tables: rows of one dex table; types have the format's own limit.
    :param max_class_data: bytes over which a dex file's class data spreads.
    :param sweep_budget: code units searched for calls, per byte of dex; hostile
        files share code between methods, so that the search turns quadratic.
    :param max_calls: calls and literals of the API map in one app's code; large
        apps have some ten thousand.
    :param max_sites: call sites kept per API and caller, as evidence.
    """

    max_entries: int = 200_000
    max_directory: int = 64_000_000
    max_entry: int = 512_000_000
    max_ratio: int = 200
    max_dex: int = 128_000_000
    max_dex_total: int = 2_000_000_000
    max_dex_files: int = 1_000
    max_native_total: int = 200_000_000
    max_manifest: int = 16_000_000
    max_resources: int = 256_000_000
    max_elements: int = 50_000
    max_attributes: int = 500_000
    max_splits: int = 500
    max_nested: int = 50
    max_tables: int = 2_000_000
    max_class_data: int = 16_000_000
    sweep_budget: int = 4
    max_calls: int = 1_000_000
    max_sites: int = 5


DEFAULT = Limits()
