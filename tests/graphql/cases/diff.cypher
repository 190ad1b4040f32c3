RETURN [COLLECT {
  CALL db.index.fulltext.queryRelationships('ecograph dates 7a743e3d', replace('since:#', '#', '{"' + $p2 + '" TO "' + $p3 + '"]')) YIELD relationship AS x
  WITH x, type(x) AS kind
  WITH x, kind, x.`since` AS day, startNode(x) AS n1, endNode(x) AS n2 WHERE day > $p2 AND day <= $p3 AND x.`confidence` >= $p1 AND n1.`confidence` >= $p1 AND n2.`confidence` >= $p1
  WITH kind, count(*) AS number ORDER BY kind RETURN [kind, number]
}, COLLECT {
  CALL db.index.fulltext.queryRelationships('ecograph dates 7a743e3d', replace('since:#', '#', '{"' + $p2 + '" TO "' + $p3 + '"]')) YIELD relationship AS x
  WITH x, type(x) AS kind
  WITH x, kind, x.`since` AS day, startNode(x) AS n1, endNode(x) AS n2 WHERE day > $p2 AND day <= $p3 AND x.`confidence` >= $p1 AND n1.`confidence` >= $p1 AND n2.`confidence` >= $p1
  WITH x, day
  WITH x, day ORDER BY day, x.`id_` LIMIT $p0
  RETURN [day, x.`id`]
}] AS answer;

RETURN [COLLECT {
  CALL db.index.fulltext.queryRelationships('ecograph dates 7a743e3d', replace('until:#', '#', '["' + left($p2, 4) + '" TO "' + $p3 + '"}')) YIELD relationship AS x
  WITH x, type(x) AS kind
  WITH x, kind, x.`until` AS day, startNode(x) AS n1, endNode(x) AS n2 WHERE day + '~' >= $p2 AND day + '~' < $p3 AND x.`confidence` >= $p1 AND n1.`confidence` >= $p1 AND n2.`confidence` >= $p1
  WITH kind, count(*) AS number ORDER BY kind RETURN [kind, number]
}, COLLECT {
  CALL db.index.fulltext.queryRelationships('ecograph dates 7a743e3d', replace('until:#', '#', '["' + left($p2, 4) + '" TO "' + $p3 + '"}')) YIELD relationship AS x
  WITH x, type(x) AS kind
  WITH x, kind, x.`until` AS day, startNode(x) AS n1, endNode(x) AS n2 WHERE day + '~' >= $p2 AND day + '~' < $p3 AND x.`confidence` >= $p1 AND n1.`confidence` >= $p1 AND n2.`confidence` >= $p1
  WITH x, day
  WITH x, day ORDER BY day + '~', x.`id_` LIMIT $p0
  RETURN [day, x.`id`]
}] AS answer;

RETURN COLLECT {
  MATCH (n1:`Node`) WHERE n1.`id_` IN $p0 AND n1.`confidence` >= $p1
  RETURN [n1.`id`, CASE WHEN n1:`Achievement` THEN ['Achievement', n1.`id`, [[], null, COUNT {
    MATCH (n1)<-[r2:`OWNS`]-(n3) WHERE r2.`confidence` >= $p1 AND n3.`confidence` >= $p1
  }], 0] WHEN n1:`Demand`|`Enterprise`|`Event`|`Field`|`Indicator`|`Institution`|`Investor`|`Park`|`Program`|`Service`|`University` THEN [split(n1.`id`, ':')[0], n1.`id`, 1] END, 0]
} AS answer;

RETURN COLLECT {
  UNWIND $p0 AS wanted WITH wanted, split(wanted, '|') AS ends
  MATCH (n2:Node {`id_`: ends[1]})-[r1]->(n3:Node {`id_`: ends[2]}) USING INDEX SEEK n2:Node(`id_`) USING INDEX SEEK n3:Node(`id_`) WHERE r1.`id_` = wanted AND n2.`confidence` >= $p1 AND r1.`confidence` >= $p1 AND n3.`confidence` >= $p1
  RETURN [r1.`id`, CASE WHEN r1:`COOPERATES_WITH`|`INVESTED_IN`|`OWNS`|`POSTS`|`LOCATED_IN`|`OPERATES`|`OFFERS`|`USES`|`PART_OF`|`TAKES_PART_IN`|`IN_FIELD`|`BROADER`|`CLOSE_MATCH`|`MATCHED`|`MEASURES` THEN [type(r1), r1.`id`, r1.`since`, [n2.`id`], [n3.`id`], 0] WHEN r1:`TRANSFERRED` THEN ['Transferred', r1.`id`, r1.`since`, [n2.`id`], [n3.`id`], r1.`amount`, head(COLLECT {
    MATCH (n4:`Organization`) WHERE n4.`id_` = r1.`broker_` AND n4.`confidence` >= $p1
    RETURN [n4.`name`]
  }), 1] END, 0]
} AS answer;

RETURN COLLECT {
  UNWIND $p0 AS wanted WITH wanted, split(wanted, '|') AS ends
  MATCH (n2:Node {`id_`: ends[1]})-[r1]->(n3:Node {`id_`: ends[2]}) USING INDEX SEEK n2:Node(`id_`) USING INDEX SEEK n3:Node(`id_`) WHERE r1.`id_` = wanted AND n2.`confidence` >= $p1 AND r1.`confidence` >= $p1 AND n3.`confidence` >= $p1
  RETURN [r1.`id`, [r1.`id`, r1.`until`], 0]
} AS answer;

RETURN [COLLECT {
  CALL db.index.fulltext.queryNodes('ecograph dates f39312c2', replace('disclosed:# OR founded:# OR posted:# OR start:#', '#', '{"' + $p2 + '" TO "' + $p3 + '"]')) YIELD node AS x
  WITH x, split(x.`id`, ':')[0] AS kind
  WITH x, kind, x[{`Achievement`: 'disclosed', `Demand`: 'posted', `Enterprise`: 'founded', `Event`: 'start', `Institution`: 'founded', `Investor`: 'founded', `Park`: 'founded', `Program`: 'start', `University`: 'founded'}[kind]] AS day WHERE day > $p2 AND day <= $p3 AND x.`confidence` >= $p1
  WITH kind, count(*) AS number ORDER BY kind RETURN [kind, number]
}, COLLECT {
  CALL db.index.fulltext.queryNodes('ecograph dates f39312c2', replace('disclosed:# OR founded:# OR posted:# OR start:#', '#', '{"' + $p2 + '" TO "' + $p3 + '"]')) YIELD node AS x
  WITH x, split(x.`id`, ':')[0] AS kind
  WITH x, kind, x[{`Achievement`: 'disclosed', `Demand`: 'posted', `Enterprise`: 'founded', `Event`: 'start', `Institution`: 'founded', `Investor`: 'founded', `Park`: 'founded', `Program`: 'start', `University`: 'founded'}[kind]] AS day WHERE day > $p2 AND day <= $p3 AND x.`confidence` >= $p1
  WITH x, day
  WITH x, day ORDER BY day, x.`id_` LIMIT $p0
  RETURN [day, x.`id`]
}] AS answer;

RETURN [COLLECT {
  CALL db.index.fulltext.queryNodes('ecograph dates f39312c2', replace('end:#', '#', '["' + left($p2, 4) + '" TO "' + $p3 + '"}')) YIELD node AS x
  WITH x, split(x.`id`, ':')[0] AS kind
  WITH x, kind, x.`end` AS day WHERE day + '~' >= $p2 AND day + '~' < $p3 AND x.`confidence` >= $p1
  WITH kind, count(*) AS number ORDER BY kind RETURN [kind, number]
}, COLLECT {
  CALL db.index.fulltext.queryNodes('ecograph dates f39312c2', replace('end:#', '#', '["' + left($p2, 4) + '" TO "' + $p3 + '"}')) YIELD node AS x
  WITH x, split(x.`id`, ':')[0] AS kind
  WITH x, kind, x.`end` AS day WHERE day + '~' >= $p2 AND day + '~' < $p3 AND x.`confidence` >= $p1
  WITH x, day
  WITH x, day ORDER BY day + '~', x.`id_` LIMIT $p0
  RETURN [day, x.`id`]
}] AS answer;
