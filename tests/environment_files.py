"""Do environment.yml, pyproject.toml and the locks say the same? Text in, complaints out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping

import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

CONDA_NAMES = {"matplotlib-base": "matplotlib", "msgpack-python": "msgpack"}
"""conda-forge's name of a package, where it differs from the index' name."""

ONLY_CONDA = {"python", "pip"}
HOST_MARKS = ("http:", "https:", "//", "--index-url", "--extra-index-url", "--find-links")

Wanted = Mapping[str, str]
"""Package name → specifier, both in canonical writing."""


def wanted_of(requirements: Iterable[str]) -> dict[str, str]:
    """Canonical names and specifiers of requirement lines."""
    parsed = [Requirement(line) for line in requirements]
    return {canonicalize_name(one.name): str(one.specifier) for one in parsed}


def project_wants(pyproject: str) -> dict[str, str]:
    """Every direct dependency of pyproject.toml, those of the tests included."""
    project = tomllib.loads(pyproject)["project"]
    return wanted_of(project["dependencies"] + project["optional-dependencies"]["test"])


def conda_lines(environment: str) -> tuple[list[str], list[str]]:
    """The conda specs and the specs of the ``pip:`` section of environment.yml."""
    listed = yaml.safe_load(environment)["dependencies"]
    plain = [line for line in listed if isinstance(line, str)]
    nested = [line for line in listed if isinstance(line, dict)]
    return plain, [spec for section in nested for spec in section["pip"]]


def conda_wants(environment: str) -> dict[str, str]:
    """Every package of environment.yml but the project itself, under the index' names."""
    plain, by_pip = conda_lines(environment)
    given = wanted_of([*plain, *(line for line in by_pip if line != "-e .")])
    return {CONDA_NAMES.get(name, name): spec for name, spec in given.items()}


def disagreements(environment: str, pyproject: str) -> list[str]:
    """Where environment.yml differs from pyproject.toml, one sentence each."""
    here, there = conda_wants(environment), project_wants(pyproject)
    python = str(
        Requirement("python" + tomllib.loads(pyproject)["project"]["requires-python"]).specifier
    )
    found = [f"{name} is missing" for name in sorted(there.keys() - here.keys())]
    found += [f"{name} is not wanted" for name in sorted(here.keys() - there.keys() - ONLY_CONDA)]
    found += [
        f"{name} is {here[name] or 'free'}; pyproject.toml says {there[name] or 'free'}"
        for name in sorted(here.keys() & there.keys())
        if here[name] != there[name]
    ]
    if here.get("python") != python:
        found.append(f"python is {here.get('python')}; pyproject.toml says {python}")
    return found + layout_faults(environment)


def layout_faults(environment: str) -> list[str]:
    """The pip section stands last and installs the project itself; no spec holds a space."""
    plain, by_pip = conda_lines(environment)
    last = yaml.safe_load(environment)["dependencies"][-1]
    found = [f"“{line}” holds a space" for line in plain if " " in line]
    if not isinstance(last, dict) or list(last) != ["pip"]:
        found.append("the pip section is not last")
    if "-e ." not in by_pip[-1:]:
        found.append("the project itself is not the last line of the pip section")
    return found


def lock_pins(lock: str) -> dict[str, list[str]]:
    """Every pinned version by canonical name (a universal lock may pin two, by marker)."""
    pins: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", lock, flags=re.MULTILINE):
        pins.setdefault(canonicalize_name(name), []).append(version)
    return pins


def lock_faults(lock: str, wanted: Wanted) -> list[str]:
    """Missing or disallowed direct dependencies, pins without hashes, hosts in the lock."""
    pins = lock_pins(lock)
    found = [f"{name} is not locked" for name in sorted(wanted.keys() - pins.keys())]
    for name in sorted(wanted.keys() & pins.keys()):
        allowed = Requirement(name + wanted[name]).specifier
        bad = [version for version in pins[name] if Version(version) not in allowed]
        found += [f"{name}=={version} is outside {allowed}" for version in bad]
    return found + unhashed(lock) + hosts_named(lock)


def unhashed(lock: str) -> list[str]:
    """Entries of a lock that are no exact pin with at least one SHA-256."""
    entries = re.split(r"\n(?=\S)", lock.replace("\\\n", " ").strip())
    pin = re.compile(r"[A-Za-z0-9._-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", re.DOTALL)
    bare = [one for one in entries if not one.startswith("#") and not pin.match(one)]
    return [f"no exact pin with a hash: {one.splitlines()[0].strip()}" for one in bare]


def hosts_named(lock: str) -> list[str]:
    """Lines of a lock that name an index or an address."""
    return [
        f"a host is named: {line.strip()}"
        for line in lock.splitlines()
        if any(mark in line for mark in HOST_MARKS)
    ]
