"""From a GraphQL selection to a read plan, one statement, and values in the response's shape."""
