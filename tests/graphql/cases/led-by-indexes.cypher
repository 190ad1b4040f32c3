RETURN COLLECT {
  MATCH (n1:`Enterprise`) WHERE n1.`name_` STARTS WITH $p0 AND n1.`employees` >= $p1 AND n1.`name_` IS NOT NULL
  WITH n1 ORDER BY n1.`name_`, n1.`id_` LIMIT $p2
  RETURN [n1.`name`]
} AS answer;

RETURN [COLLECT {
  MATCH (n1:`Achievement`) WHERE n1.`askingPrice` > $p0 AND n1.`id_` IS NOT NULL
  WITH n1 ORDER BY n1.`id_` LIMIT $p1
  RETURN [n1.`name`]
}, null, COUNT {
  MATCH (n1:`Achievement`) WHERE n1.`askingPrice` > $p0
}] AS answer;

RETURN [[], null, COUNT {
  MATCH (n1:`Achievement`) WHERE n1.`disclosed` > $p0 AND n1.`disclosed` + '~' < $p1
}] AS answer;

RETURN [COLLECT {
  MATCH (n1:`Organization`) WHERE n1.`city_` = $p0 AND n1.`id_` IS NOT NULL
  WITH n1 ORDER BY n1.`id_` LIMIT $p1
  RETURN [split(n1.`id`, ':')[0], n1.`name`]
}, null, COUNT {
  MATCH (n1:`Organization`) WHERE n1.`city_` = $p0
}] AS answer;

RETURN [[], null, COUNT {
  MATCH (n1:`Achievement`) WHERE (n1.`trl` = $p0 OR n1.`achievementType` IN $p1)
}] AS answer;

RETURN [COLLECT {
  CALL () {
    MATCH (n1:`Achievement`)-[r2:`IN_FIELD`]->(n3:`Field`) WHERE n3.`name_` = $p0
    RETURN DISTINCT n1
  }
  WITH n1 WHERE n1.`id_` IS NOT NULL
  WITH n1 ORDER BY n1.`id_` LIMIT $p1
  RETURN [n1.`id`]
}, null, COUNT {
  CALL () {
    MATCH (n1:`Achievement`)-[r2:`IN_FIELD`]->(n3:`Field`) WHERE n3.`name_` = $p0
    RETURN DISTINCT n1
  }
  WITH n1
}] AS answer;

RETURN COLLECT {
  CALL () {
    CALL () {
      MATCH (n2:`Organization`)-[r3:`COOPERATES_WITH`]-(n4:`Organization`) WHERE n4.`id_` = $p0
      RETURN DISTINCT n2
    }
    WITH n2 WITH n2 AS n6 MATCH (n1:`Demand`)<-[r5:`POSTS`]-(n6)
    RETURN DISTINCT n1
  }
  WITH n1 WHERE n1.`id_` IS NOT NULL
  WITH n1 ORDER BY n1.`id_` LIMIT $p1
  RETURN [n1.`id`]
} AS answer;

CALL () {
  MATCH (n1:`Achievement`) WHERE n1.`disclosed` IS NOT NULL
  WITH n1 ORDER BY n1.`disclosed` DESC, n1.`id_` LIMIT $p0
  RETURN collect(n1) AS rows2
}
CALL (rows2) {
  WITH true AS wanted WHERE size(rows2) < $p0
  CALL (wanted) {
    MATCH (n1:`Achievement`) WHERE n1.`disclosed` IS NULL AND n1.`id_` IS NOT NULL
    WITH n1 ORDER BY n1.`id_` LIMIT $p0
    RETURN n1
  }
  RETURN collect(n1) AS rows3
}
RETURN COLLECT {
  UNWIND (rows2 + rows3)[..$p0] AS n1
  RETURN [n1.`disclosed`]
} AS answer;

CALL () {
  MATCH (n1:`Achievement`) WHERE n1.`disclosed` IS NULL AND n1.`id_` IS NOT NULL
  WITH n1 ORDER BY n1.`id_` DESC LIMIT $p0 + 1
  RETURN collect(n1) AS rows2
}
CALL (rows2) {
  WITH true AS wanted WHERE size(rows2) < $p0 + 1
  CALL (wanted) {
    MATCH (n1:`Achievement`) WHERE n1.`disclosed` IS NOT NULL
    WITH n1 ORDER BY n1.`disclosed`, n1.`id_` DESC LIMIT $p0 + 1
    RETURN n1
  }
  RETURN collect(n1) AS rows3
}
RETURN [COLLECT {
  UNWIND (rows2 + rows3)[..$p0 + 1] AS n1
  RETURN [n1.`disclosed`]
}, $p0, null] AS answer;

RETURN [COLLECT {
  MATCH (n1:`Organization`) WHERE n1.`name_` IS NOT NULL
  WITH n1 ORDER BY n1.`name_`, n1.`id_` LIMIT $p0 + 1
  RETURN [split(n1.`id`, ':')[0], n1.`name`]
}, $p0, null] AS answer;

RETURN COLLECT {
  MATCH (n1:`Achievement`) WHERE n1.`id_` IS NOT NULL
  WITH n1 ORDER BY n1.`id_` DESC LIMIT $p0
  RETURN [n1.`id`]
} AS answer;

WITH COLLECT {
  CALL db.index.fulltext.queryNodes('ecograph search by visibility 4', $p0) YIELD node AS n2
  RETURN n2.`id_`
} AS found3
RETURN COLLECT {
  MATCH (n4:`Achievement`) WHERE n4.`id_` IN found3 AND EXISTS { MATCH (n4)<-[r5:`OWNS`]-(n6) } AND n4.`id_` IS NOT NULL
  WITH n4 ORDER BY n4.`id_` LIMIT $p1
  RETURN [n4.`id`]
} AS answer;
