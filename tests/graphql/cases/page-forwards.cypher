RETURN [COLLECT {
  MATCH (n1:`University`)
  WITH n1, COUNT {
    MATCH (n1)-[r3:`OWNS`]->(n4)
  } AS c2 WHERE c2 <= $p1 AND NOT (c2 = $p1 AND NOT (((n1.`nameEn_` > $p2 OR (n1.`nameEn_` IS NULL AND NOT $p2 IS NULL)) OR ((n1.`nameEn_` = $p2 OR (n1.`nameEn_` IS NULL AND $p2 IS NULL)) AND n1.`id_` > $p3))))
  WITH n1, c2 ORDER BY c2 DESC, n1.`nameEn_`, n1.`id_` LIMIT $p0 + 1
  RETURN [[[396678358, c2, n1.`nameEn_`, n1.`id_`], [n1.`id`, n1.`nameEn`]], [396678358, c2, n1.`nameEn_`, n1.`id_`]]
}, $p0, COUNT {
  MATCH (n1:`University`)
}] AS answer;
