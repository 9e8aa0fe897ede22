import pytest

from tests.apk.engines import CORE, VECTORS, use


@pytest.fixture(params=["vectors", "core"])
def each_engine(request):
    """Run the test with the compiled core, if there is one, and without it."""
    chosen = VECTORS if request.param == "vectors" else CORE
    if chosen is None:
        pytest.skip("the core is not compiled here")
    before = use(chosen)
    yield chosen
    use(before)
