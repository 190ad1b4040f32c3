"""Facts that ship with ecograph: real ones with their citation, and a generator of made-up ones."""

from importlib import resources
from pathlib import Path


def seed_folder() -> Path:
    """The folder of the seed facts in the import format, `nodes/KIND.csv` and `edges/KIND.csv`."""
    return Path(str(resources.files(__name__))) / "seed"
