"""The compiled core; everything else about the package stands in setup.cfg.

It is optional: without a C compiler the installation goes on, and numpy does
its work. It keeps to Python's stable interface, so that one build serves 3.11
and everything after it, but for free-threaded builds: they do not have that
interface, setuptools refuses to install for it, and the core relies on the lock.
"""

import sysconfig

from setuptools import Extension, setup

CORE = Extension(
    "auditor.apk._core",
    [f"auditor/apk/_core{part}.c" for part in ("", "_classes", "_code")],
    depends=["auditor/apk/_core.h"],
    py_limited_api=True,
    optional=True,
)

if sysconfig.get_config_var("Py_GIL_DISABLED"):
    setup()
else:
    setup(ext_modules=[CORE], options={"bdist_wheel": {"py_limited_api": "cp311"}})
