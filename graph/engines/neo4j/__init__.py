"""The graph in a Neo4j server or cluster, 5.26 or later."""
