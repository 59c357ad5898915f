# make review · test · check · cover · selftest [PART=A1] · lock · clean
# The first two set everything up: .venv is made when it is missing or older than a lock.
.DEFAULT_GOAL := review
.PHONY: review test units beside check cover selftest lock clean

python = .venv/bin/python
fits = import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do $$p -c '$(fits)' 2>/dev/null && echo $$p && break; done)
define missing
需要 Python 3.11 或更高版本（含 venv 模块）。请安装后重试，或指明位置：make review PYTHON=/路径/python3
Python 3.11 or newer with its venv module is needed. Install it, or name one: make review PYTHON=/path/to/python3
endef
export missing
# uv reads no pip settings, so a mirror set for pip is handed on.
mirror = "$${UV_DEFAULT_INDEX:-$${PIP_INDEX_URL:-$$($(python) -m pip config get global.index-url 2>/dev/null)}}"
uv = UV_DEFAULT_INDEX=$(mirror) $(python) -m uv --no-progress
install = $(uv) pip install --quiet --python .venv --compile-bytecode --only-binary :all: --require-hashes

# WORKERS=2: the scenarios in two processes
review: .venv/review.stamp
	@$(python) -m zsyz_model review $(if $(WORKERS),--workers $(WORKERS))

# Two lanes: many tests wait for a browser, a kernel or a limit, while the other lane works.
test: .venv/test.stamp
	@$(MAKE) --no-print-directory -j2 -Oline units beside

units: .venv/test.stamp
	@$(python) -m pytest -n logical --dist worksteal

beside: check
	@$(python) -m tests.checkout .checkout
	@ZSYZ_HOME="$(CURDIR)/.checkout" $(python) -m pytest --nbval-lax --nbval-current-env --nbval-cell-timeout 300 .checkout/notebooks
	@$(python) -m tests.selftest --reduced --workers 1

cover: .venv/test.stamp
	@$(python) -m pytest -n logical --dist loadfile --cov --cov-report=term:skip-covered

check: .venv/test.stamp
	@$(python) -m ruff check
	@$(python) -m ruff format --check
	@$(python) -m mypy
	@.venv/bin/lint-imports --no-logo

selftest: .venv/test.stamp
	@$(python) -m tests.selftest $(PART)

.venv/review.stamp: requirements.lock requirements-setup.lock pyproject.toml
	@$(python) -m pip --version >/dev/null 2>&1 || [ -n "$(PYTHON)" ] || { echo "$$missing" >&2; exit 1; }
	@$(python) -m pip --version >/dev/null 2>&1 || "$(PYTHON)" -m venv --clear .venv
	@$(python) -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements-setup.lock
	@$(install) -r requirements.lock
	@$(uv) pip install --quiet --python .venv --no-deps --no-build-isolation -e .
	@touch $@

.venv/test.stamp: .venv/review.stamp requirements-test.lock
	@$(install) -r requirements-test.lock
	@touch $@

compile = $(uv) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate $(UPGRADE)
lock: .venv/review.stamp
	@$(compile) requirements-setup.in -o requirements-setup.lock
	@$(compile) pyproject.toml -o requirements.lock
	@$(compile) pyproject.toml --extra test -c requirements.lock -o requirements-test.lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage .checkout
