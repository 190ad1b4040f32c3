"""Load the ontology named in the settings: a module path, or a file ending in `.py`."""

import importlib
import importlib.util
from pathlib import Path

from graph.ontology.compile import OntologyError, ontology_of
from graph.ontology.model import Ontology

DEFAULT = "graph.ontology.ecosystem"


def load_ontology(name: str = DEFAULT) -> Ontology:
    """The ontology declared in a module (`films.ontology`) or a file (`films.py`)."""
    try:
        if name.endswith(".py"):
            spec = importlib.util.spec_from_file_location(Path(name).stem, name)
            assert spec is not None and spec.loader is not None
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
        else:
            module = importlib.import_module(name)
        ontology = ontology_of(module)
    except OntologyError as error:
        raise OntologyError(f"ontology {name!r}: {error}") from error
    except (ImportError, OSError) as error:
        raise OntologyError(
            f"ontology {name!r}: {error}; expected an importable module or a path to a .py file"
        ) from error
    except Exception as error:  # whatever the operator's module raises is a fault of the module
        raise OntologyError(f"ontology {name!r}: {type(error).__name__}: {error}; mend the module") from error
    if not ontology.kinds:
        raise OntologyError(f"ontology {name!r} declares no kinds; expected subclasses of Node")
    return ontology
