CALL (*) {
  MATCH (n1:`University`) WHERE EXISTS { MATCH (n1)-[r2:`OWNS`]->(n3) WHERE EXISTS { MATCH (n3)-[r4:`TRANSFERRED`]->(n5) } }
  WITH n1, COUNT {
    MATCH (n1)-[r7:`OWNS`]->(n8)
  } AS c6
  WITH n1, c6 ORDER BY c6 DESC, n1.`name_`, n1.`id_` LIMIT $p0 + 1
  CALL (*) {
    MATCH (n1)-[r9:`OWNS`]->(n10) WHERE n10.`trl` >= $p1
    WITH r9, n10 ORDER BY n10.`trl` IS NULL, n10.`trl` DESC, n10.`id_`, r9.`_key` LIMIT $p2
    CALL (n10) {
      MATCH (n10)-[r11:`TRANSFERRED`]->(n12)
      WITH CASE WHEN NOT sum(r11.`amount`) IS :: INTEGER THEN count(*) / 0 WHEN count(r11.`amount`) > 0 THEN sum(r11.`amount`) END AS a13
      RETURN [[a13]] AS over14
    }
    RETURN collect([n10.`id`, n10.`name`, n10.`trl`, [[], null, COUNT {
      MATCH (n10)-[r11:`TRANSFERRED`]->(n12)
    }, over14]]) AS rows15
  }
  RETURN collect([[3784244680, c6, n1.`name_`, n1.`id_`], [n1.`id`, n1.`name`, n1.`city`, [rows15, null, COUNT {
    MATCH (n1)-[r9:`OWNS`]->(n10) WHERE n10.`trl` >= $p1
  }], COLLECT {
    MATCH (n1)-[r16:`COOPERATES_WITH`]-(n17)
    WITH r16, n17 ORDER BY n17.`id_`, r16.`_key` LIMIT $p4
    RETURN [split(n17.`id`, ':')[0], n17.`id`, n17.`name`]
  }]]) AS rows18
}
RETURN [rows18, $p0, COUNT {
  MATCH (n1:`University`) WHERE EXISTS { MATCH (n1)-[r2:`OWNS`]->(n3) WHERE EXISTS { MATCH (n3)-[r4:`TRANSFERRED`]->(n5) } }
}] AS answer;
