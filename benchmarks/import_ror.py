"""Import the Research Organization Registry into a fresh embedded graph: seconds, rows per second, memory.

The memory is the peak resident set of the process; pages of the database file that it maps count in it.

    python -m benchmarks.import_ror [FOLDER]

FOLDER holds `orgs.csv` and `relationships.csv`; it is `../shared/data/ror` unless told otherwise.
"""

import asyncio
import resource
import sys
import tempfile
import time
from pathlib import Path

from graph.engines import open_engine
from graph.ontology.load import load_ontology
from graph.tables.load import import_paths
from graph.tables.mapping import load_mapping

_ROOT = Path(__file__).resolve().parent.parent


async def main(folder: Path) -> None:
    ontology = load_ontology()
    mapping = load_mapping(_ROOT / "examples" / "ror.toml", ontology)
    with tempfile.TemporaryDirectory() as temporary:
        engine = open_engine(f"sqlite:///{temporary}/ror.db", ontology)
        await engine.open()
        for which in ("first import", "same again"):
            start = time.perf_counter()
            report = await import_paths(engine, [folder], actor="benchmark", mapping=mapping)
            seconds = time.perf_counter() - start
            rows = sum(file.rows for file in report.files)
            created = sum(file.created for file in report.files)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{which}: {rows:,} rows in {seconds:.1f} s, {rows / seconds:,.0f} rows/s, "
                f"{created:,} created, {report.refused:,} refused; peak {peak:.0f} MB"
            )
        await engine.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]) if len(sys.argv) > 1 else _ROOT.parent / "shared" / "data" / "ror"))
