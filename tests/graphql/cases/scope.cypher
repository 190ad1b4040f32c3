RETURN [COLLECT {
  MATCH (n1:`University`) WHERE n1.`confidence` >= $p5 AND coalesce(n1.`founded`, '') <= $p4 AND n1.`id_` IS NOT NULL
  WITH n1 ORDER BY n1.`id_` LIMIT $p0
  RETURN [n1.`id`, [COLLECT {
    MATCH (n1)-[r2:`OWNS`]->(n3) WHERE r2.`confidence` >= $p5 AND coalesce(r2.`since`, '') <= $p4 AND coalesce(r2.`until`, '') + '~' >= $p3 AND n3.`confidence` >= $p5 AND coalesce(n3.`disclosed`, '') <= $p4 AND COUNT { MATCH (n3)-[r4:`TRANSFERRED`]->(n5) WHERE r4.`confidence` >= $p5 AND coalesce(r4.`since`, '') <= $p4 AND coalesce(r4.`until`, '') + '~' >= $p3 AND n5.`confidence` >= $p5 AND coalesce(n5.`founded`, '') <= $p4 } = $p1
    WITH r2, n3 ORDER BY n3.`id_`, r2.`_key` LIMIT $p2
    RETURN [n3.`id`]
  }, null, COUNT {
    MATCH (n1)-[r2:`OWNS`]->(n3) WHERE r2.`confidence` >= $p5 AND coalesce(r2.`since`, '') <= $p4 AND coalesce(r2.`until`, '') + '~' >= $p3 AND n3.`confidence` >= $p5 AND coalesce(n3.`disclosed`, '') <= $p4 AND COUNT { MATCH (n3)-[r4:`TRANSFERRED`]->(n5) WHERE r4.`confidence` >= $p5 AND coalesce(r4.`since`, '') <= $p4 AND coalesce(r4.`until`, '') + '~' >= $p3 AND n5.`confidence` >= $p5 AND coalesce(n5.`founded`, '') <= $p4 } = $p1
  }]]
}, null, COUNT {
  MATCH (n1:`University`) WHERE n1.`confidence` >= $p5 AND coalesce(n1.`founded`, '') <= $p4
}] AS answer;
