# The machine needs git, make and Python 3.11 or newer with venv and pip;
# everything else is installed into .venv. Another Python: make PYTHON=python3.13 run

PYTHON ?= python3

VENV := .venv
VENV_PYTHON := $(VENV)/bin/python
MADE := $(VENV)/.made
BASE := $(VENV)/.base-installed
DEV := $(VENV)/.dev-installed
PIP_INSTALL := $(VENV_PYTHON) -m pip install --quiet --disable-pip-version-check --no-input --require-hashes --no-deps
# Tests go from one process to the other one by one towards the end, so that neither waits long.
PYTEST := $(VENV_PYTHON) -m pytest -n auto --maxprocesses 2 --dist worksteal
CORE := $(wildcard $(addprefix tests/,files logic vocabulary law case check rules regimes malformed))

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test test-core test-all lint bench lock clean FORCE

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | \
	while IFS='	' read -r target text; do printf '  make %-9s %s\n' "$$target" "$$text"; done

run: $(BASE) ## Check every case in cases/ against the rules
	@status=0; $(VENV_PYTHON) -m compliance check cases/ || status=$$?; \
	case $$status in \
	0|1|4) ;; \
	*) echo "make run: the check could not be done (exit status $$status)" >&2; exit $$status ;; \
	esac

test: lint ## Run the linters, the type checker and the tests of what changed
	$(PYTEST)

test-core: $(DEV) ## Run the tests of what the rules mean: at every save
	$(PYTEST) $(CORE)

test-all: lint ## Run the linters, the type checker and every test
	$(PYTEST) --all

lint: $(DEV) ## Run the linters and the type checker
	$(VENV_PYTHON) -m ruff check .
	$(VENV_PYTHON) -m ruff format --check .
	$(VENV_PYTHON) -m mypy --strict compliance

bench: $(DEV) ## Run the benchmarks
	PYTHONPATH="$(CURDIR)" $(VENV_PYTHON) benchmarks/run.py

lock: ## Compile requirements/*.txt again from requirements/*.in (needs uv)
	@command -v uv >/dev/null || { echo "make lock: install uv first" >&2; exit 1; }
	@for name in base dev; do \
	echo "Compiling requirements/$$name.txt"; \
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --override requirements/overrides.in requirements/$$name.in -o requirements/$$name.txt || exit 1; \
	done

clean: ## Remove the virtual environment, the builds and the caches
	rm -rf $(VENV) build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BASE): requirements/base.txt $(MADE)
	@echo "Installing requirements/base.txt into $(VENV)"
	@$(PIP_INSTALL) -r requirements/base.txt
	@touch $@

$(DEV): requirements/dev.txt $(MADE)
	@echo "Installing requirements/dev.txt into $(VENV)"
	@$(PIP_INSTALL) -r requirements/dev.txt
	@touch $@

# Looked at on every run, made again only when it is missing, broken, moved, or
# made by another Python. $(MADE) holds what it was made by; its time changes
# only when the environment does, so the installations are otherwise kept.
$(MADE): FORCE
	@command -v "$(PYTHON)" >/dev/null || { \
	echo "$(PYTHON) is not on the path: install Python 3.11 or newer, or name one: make PYTHON=..." >&2; \
	exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	echo "Python 3.11 or newer is needed; $(PYTHON) is `"$(PYTHON)" --version 2>&1`." >&2; \
	echo "Name a newer one: make PYTHON=python3.12 ..." >&2; \
	exit 1; }
	@base=`"$(PYTHON)" -c 'import sys; print(getattr(sys, "_base_executable", "") or sys.executable)'` && \
	made="`"$$base" -c 'import sys; print(sys.version.split()[0], sys.executable)'` $(CURDIR)" && \
	if [ "$$made" = "`cat $@ 2>/dev/null`" ] && $(VENV_PYTHON) -c 'import pip' 2>/dev/null; then exit 0; fi; \
	"$$base" -c 'import ensurepip, venv' 2>/dev/null || { \
	echo "$$base cannot make virtual environments: its venv or ensurepip module is missing." >&2; \
	echo "On Debian and Ubuntu: apt-get install python3-venv" >&2; \
	exit 1; }; \
	echo "Making $(VENV) with $$base" && \
	rm -rf $(VENV) && "$$base" -m venv $(VENV) && printf '%s\n' "$$made" > $@
