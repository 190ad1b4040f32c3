RETURN COLLECT {
  MATCH (n1:`Organization`) WHERE EXISTS { MATCH (n1)-[r2:`OWNS`]->(n3) WHERE n3.`trl` >= $p0 AND r2.`since` > $p1 } AND NOT EXISTS { MATCH (n1)-[r4:`OWNS`]->(n5) WHERE NOT coalesce(COUNT { MATCH (n5)-[r6:`TRANSFERRED`]->(n7) } >= $p2, false) } AND NOT EXISTS { MATCH (n1)-[r8:`OWNS`]->(n9) WHERE r8.`share` < $p3 } AND NOT coalesce(n1:`Investor`, false) AND COUNT { MATCH (n1)-[r10:`COOPERATES_WITH`]-(n11) } = $p4 AND n1.`id_` IS NOT NULL
  WITH n1 ORDER BY n1.`id_` LIMIT $p5
  RETURN [split(n1.`id`, ':')[0], n1.`id`]
} AS answer;
