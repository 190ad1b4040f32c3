"""How the packages depend on one another, read from the import statements of every module."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from graph.ontology.load import load_ontology

ROOT = Path(__file__).parents[2]
LAYERS = ["service", "schema", "resolvers", "loaders", "graph"]
"""From top to bottom."""
PACKAGES = [*LAYERS, "data"]

MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for package in PACKAGES
    for path in sorted((ROOT / package).rglob("*.py"))
}


@cache
def _tree(name: str) -> ast.Module:
    return ast.parse(MODULES[name].read_text("utf-8"))


def _imports(name: str) -> Iterator[str]:
    """Names of the project's modules that a module imports, anywhere in it."""
    for node in ast.walk(_tree(name)):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}:{node.lineno}: a relative import; name the module in full"
            assert node.module is not None
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            found = [one if one in MODULES else node.module for one in inner]
        else:
            continue
        yield from (module for module in found if module.partition(".")[0] in PACKAGES)


def _within(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


def test_every_package_is_there() -> None:
    """Otherwise the tests below would look at nothing."""
    assert {name for name in MODULES if "." not in name} == set(PACKAGES)


@pytest.mark.parametrize("name", MODULES)
def test_imports_point_down(name: str) -> None:
    """service, schema, resolvers, loaders, graph: a module imports its own layer and those below."""
    layer = name.partition(".")[0]
    below = ["graph"] if layer == "data" else LAYERS[LAYERS.index(layer) :] + ["data"] * (layer == "service")
    assert [found for found in _imports(name) if found.partition(".")[0] not in {layer, *below}] == []


@pytest.mark.parametrize("name", [name for name in MODULES if _within(name, "data")])
def test_data_knows_only_values_changes_and_the_ontology(name: str) -> None:
    """It is written through whichever engine there is."""
    allowed = ("graph.values", "graph.change", "graph.ontology", "data")
    assert [found for found in _imports(name) if not any(_within(found, a) for a in allowed)] == []


def test_questions_do_not_know_one_another() -> None:
    """What several need is in `resolvers.types` or further down."""
    sideways = [
        (name, found)
        for name in MODULES
        if _within(name, "resolvers")
        for found in _imports(name)
        if _within(found, "resolvers") and found not in {name, "resolvers.types"}
    ]
    assert sideways == []


def test_engines_do_not_know_one_another() -> None:
    """Each is a dialect of the one plan."""
    engines = ["graph.engines.embedded", "graph.engines.neo4j"]
    sideways = [
        (name, found)
        for engine in engines
        for name in MODULES
        if _within(name, engine)
        for found in _imports(name)
        if _within(found, "graph.engines") and not _within(found, engine)
    ]
    assert sideways == []
    assert set(engines) <= MODULES.keys()


def test_the_contract_knows_no_engine() -> None:
    """Model, plan, changes and the engine's protocol stand below the engines."""
    contract = ["graph.values", "graph.errors", "graph.plan", "graph.change", "graph.engine"]
    contract += [name for name in MODULES if _within(name, "graph.ontology")]
    upper = ("graph.engines", "graph.tables")
    assert [
        (name, found)
        for name in contract
        for found in _imports(name)
        if any(_within(found, u) for u in upper)
    ] == []


def test_no_kind_is_named_outside_the_ontology() -> None:
    """Everything else derives from the declarations, so that an operator can load their own.

    Looks for the names of kinds and edge kinds among the string literals, docstrings aside; resolvers
    may name the kinds that they are about.
    """
    ontology = load_ontology()
    names = {*ontology.kinds, *ontology.edges, *(e.type_name for e in ontology.edges.values())}
    names |= ontology.interfaces.keys() - {"Node"}
    found = [
        f"{MODULES[name].relative_to(ROOT)}:{node.lineno}: {node.value!r}"
        for name in MODULES
        if not any(_within(name, p) for p in ("graph.ontology.ecosystem", "data", "resolvers"))
        for node in ast.walk(_tree(name))
        if isinstance(node, ast.Constant) and node.value in names
    ]
    assert found == []


def test_only_the_ontology_itself_imports_the_ecosystem() -> None:
    """It is loaded by name."""
    users = [
        name
        for name in MODULES
        if not _within(name, "graph.ontology.ecosystem")
        and any(_within(found, "graph.ontology.ecosystem") for found in _imports(name))
    ]
    assert users == []
