"""The compiled core; everything else about the package stands in setup.cfg.

It is optional: without a C compiler the installation goes on, and numpy does
its work. It keeps to Python's stable interface, so that one build serves 3.11
and everything after it.
"""

from setuptools import Extension, setup

setup(
    ext_modules=[
        Extension(
            "auditor.apk._core",
            ["auditor/apk/_core.c"],
            py_limited_api=True,
            optional=True,
        )
    ],
    options={"bdist_wheel": {"py_limited_api": "cp311"}},
)
