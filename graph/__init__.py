"""The model: ontology, read plan, change log, import and export, and the two engines."""
