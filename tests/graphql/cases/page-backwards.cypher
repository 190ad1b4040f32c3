RETURN COLLECT {
  MATCH (n1:`Investor`) WHERE n1.`id_` IN $p0
  RETURN [n1.`id`, [[COLLECT {
    MATCH (n1)-[r2:`INVESTED_IN`]->(n3)
    WITH r2, n3 ORDER BY r2.`amount` IS NULL DESC, r2.`amount`, n3.`id_` DESC, r2.`_key` DESC LIMIT $p1 + 1
    RETURN [[4096909284, r2.`amount`, n3.`id_`, r2.`_key`], r2.`id`, r2.`round`, [n3.`id`]]
  }, $p1, null]], 0]
} AS answer;
