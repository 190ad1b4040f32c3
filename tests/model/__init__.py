"""The model alone: values, ontology, change, data, and how the packages depend on one another."""
