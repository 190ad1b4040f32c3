"""Writes the page `docs/ontology.md` from the declarations: `python -m graph.ontology.document > PAGE`."""

import sys
from collections.abc import Iterable, Iterator, Mapping

from graph.ontology.declare import Code, Node
from graph.ontology.load import DEFAULT, load_ontology
from graph.ontology.model import Direction, EdgeKind, Interface, Kind, Ontology, Property, Type

_HEAD = """\
# Ontology

What kinds of nodes and edges there are, as declared in `{name}`. This page is written by
`python -m graph.ontology.document`; a test compares it with the declarations.

Every node has an `id` of the form `Kind:key`; every edge an `id` of the form `KIND|from|to` or
`KIND|from|to|key`. A property in bold must be given, one in italics is set by the service.
"""


def document(ontology: Ontology) -> str:
    """The page in Markdown: common properties, kinds with their hops, edge kinds, code lists."""
    common = ontology.interfaces[Node.__name__]
    first, *others = [edge.properties for edge in ontology.edges.values()] or [{}]
    edge_common = {n: p for n, p in first.items() if all(other.get(n) == p for other in others)}
    parts = [
        _HEAD.format(name=ontology.name),
        "## Properties of every node\n",
        _properties(common.properties.values()),
        "## Properties of every edge\n",
        _properties(edge_common.values()),
        "## Node kinds\n",
    ]
    for interface in ontology.interfaces.values():
        if interface is not common:
            parts += _interface(interface, common.properties)
    for kind in ontology.kinds.values():
        parts += _kind(kind, ontology)
    parts.append("## Edge kinds\n")
    for edge in ontology.edges.values():
        parts += _edge(edge, ontology, edge_common)
    parts.append("## Code lists\n")
    for codes in _code_lists(ontology):
        parts += [f"### {codes.__name__}\n", " ".join((codes.__doc__ or "").split()) + "\n"]
        parts.append(_table(("code", "中文"), ((f"`{m.name}`", str(m.value)) for m in codes)))
    return "\n".join(parts)


def _interface(interface: Interface, common: Mapping[str, Property]) -> Iterator[str]:
    yield f"### {interface.name} {interface.label} (interface)\n"
    yield f"{interface.doc} Kinds: {_names(interface.kinds)}. Field: `{interface.plural}`.\n"
    yield _properties(p for name, p in interface.properties.items() if name not in common)


def _kind(kind: Kind, ontology: Ontology) -> Iterator[str]:
    nearest = ontology.interfaces[kind.interfaces[0]]
    yield f"### {kind.name} {kind.label}\n"
    also = "" if nearest.name == Node.__name__ else f" Has the properties of `{nearest.name}`."
    begins, ends = kind.lifetime
    valid = f" Valid from `{begins}`" if begins else ""
    valid += f" to `{ends}`" if ends else ""
    yield f"{kind.doc}{also} Fields: `{kind.singular}`, `{kind.plural}`.{valid}{'.' if valid else ''}\n"
    own = [p for name, p in kind.properties.items() if name not in nearest.properties]
    if own:
        yield _properties(own)
    arrows = {Direction.OUT: "→", Direction.IN: "←", Direction.BOTH: "–"}
    yield _table(
        ("hop", "中文", "edge", "leads to"),
        (
            (
                f"`{hop.name}`",
                hop.label,
                f"{arrows[hop.direction]} `{hop.edge}`",
                _covered(hop.targets, ontology),
            )
            for hop in ontology.hops[kind.name].values()
        ),
    )


def _edge(edge: EdgeKind, ontology: Ontology, common: Mapping[str, Property]) -> Iterator[str]:
    yield f"### {edge.name} {edge.label}\n"
    traits = {
        "symmetric": edge.symmetric,
        "followed by connecting questions": edge.relates,
        "leads to a broader concept": edge.hierarchy,
        "leads to a close match": edge.crosswalk,
    }
    said = "; ".join(text for text, holds in traits.items() if holds)
    yield f"{edge.doc} Type: `{edge.type_name}`.{f' {said.capitalize()}.' if said else ''}\n"
    yield f"“{edge.sentence[0]}”, “{edge.sentence[1]}”\n"
    arrow = "–" if edge.symmetric else "→"
    groups: dict[tuple[str, ...], list[str]] = {}
    for source in edge.sources:
        groups.setdefault(tuple(b for b in edge.targets if (source, b) in edge.pairs), []).append(source)
    for targets, sources in groups.items():
        yield f"- {_covered(sources, ontology)} {arrow} {_covered(targets, ontology)}"
    yield ""
    own = [p for name, p in edge.properties.items() if name not in common]
    if own:
        yield _properties(own)


def _covered(kinds: Iterable[str], ontology: Ontology) -> str:
    """The kinds, an interface's name standing for all of its kinds."""
    left = list(kinds)
    shown: list[str] = []
    for interface in sorted(ontology.interfaces.values(), key=lambda i: -len(i.kinds)):
        if len(interface.kinds) > 1 and set(interface.kinds) <= set(left):
            shown.append(interface.name)
            left = [kind for kind in left if kind not in interface.kinds]
    return _names([*shown, *left])


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _properties(properties: Iterable[Property]) -> str:
    rows = []
    for prop in properties:
        mark = "**" if prop.needed else "*" if prop.managed else ""
        rows.append((f"{mark}`{prop.name}`{mark}", prop.label, _type(prop), prop.doc + _searched(prop)))
    return _table(("property", "中文", "type", "meaning"), rows)


def _searched(prop: Property) -> str:
    if not prop.declared.search:
        return ""
    known = ", known by it" if prop.declared.exact else ""
    return f" Searched (weight {prop.declared.search:g}{known})."


def _type(prop: Property) -> str:
    if prop.codes:
        name = f"[{prop.codes.__name__}](#{prop.codes.__name__.lower()})"
    elif prop.form is Type.REFERENCE:
        name = f"id of a `{prop.target}`"
    else:
        name = prop.form.value
    return f"list of {name}" if prop.many else name


def _code_lists(ontology: Ontology) -> list[type[Code]]:
    owners: list[Kind | EdgeKind] = [*ontology.kinds.values(), *ontology.edges.values()]
    return list(dict.fromkeys(p.codes for o in owners for p in o.properties.values() if p.codes))


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


if __name__ == "__main__":
    sys.stdout.write(document(load_ontology(*sys.argv[1:2] or [DEFAULT])))
