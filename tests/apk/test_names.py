import pytest

from auditor.apk.names import Names, literal_start


@pytest.mark.parametrize(
    ("pattern", "start"),
    [
        (r"libAMapSDK_MAP_v(.*)\.so", "libAMapSDK_MAP_v"),
        (r"libab*\.so", "liba"),
        (r"(liba|libb)\.so", ""),
        (r"liba|libb", ""),
        (r"com\.applovin\.(.*)", "com"),
        (r"lib\w+\.so", "lib"),
    ],
)
def test_literal_start(pattern, start):
    assert literal_start(pattern) == start


def test_names_that_match():
    names = Names(
        ["assets/b.dat", "assets/a1.dat", "assets/a2.dat", "lib/x/liba.so", "assets/a.txt"]
    )
    assert list(names.matching(r"assets/a\d\.dat")) == ["assets/a1.dat", "assets/a2.dat"]
    assert list(names.matching(r"(lib|assets)/.*[ax]\.(so|txt)")) == [
        "assets/a.txt",
        "lib/x/liba.so",
    ]
    assert list(names.matching("assets/a")) == []
