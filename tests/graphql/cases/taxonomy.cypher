WITH COLLECT {
  MATCH (n4:`Field`) WHERE n4.`id_` = $p0
  MATCH walk = (n4)<-[:`BROADER`*0..]-(n5)
  WITH DISTINCT n5
  RETURN n5.`id_`
} AS within6
RETURN COLLECT {
  CALL (within6) {
    MATCH (n1:`Achievement`)-[r2:`IN_FIELD`]->(n3:`Field`) WHERE n3.`id_` IN within6
    RETURN DISTINCT n1
  }
  WITH n1 WHERE n1.`id_` IS NOT NULL
  WITH n1 ORDER BY n1.`id_` LIMIT $p1
  RETURN [n1.`id`]
} AS answer;

WITH COLLECT {
  MATCH (n4:`Field`) WHERE n4.`id_` = $p0
  MATCH walk = (n4)<-[:`BROADER`*0..]-(n5)
  WITH DISTINCT n5
  MATCH walk = (n5)-[:`CLOSE_MATCH`*0..1]-(n6)
  WITH DISTINCT n6
  MATCH walk = (n6)<-[:`BROADER`*0..]-(n7)
  WITH DISTINCT n7
  RETURN n7.`id_`
} AS within8
RETURN COLLECT {
  CALL (within8) {
    MATCH (n1:`Achievement`)-[r2:`IN_FIELD`]->(n3:`Field`) WHERE n3.`id_` IN within8
    RETURN DISTINCT n1
  }
  WITH n1 WHERE n1.`id_` IS NOT NULL
  WITH n1 ORDER BY n1.`id_` LIMIT $p1
  RETURN [n1.`id`]
} AS answer;
