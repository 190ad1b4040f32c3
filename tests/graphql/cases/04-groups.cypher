CALL () {
  MATCH (n1:`Achievement`)
  WITH n1, n1.`trl` AS k2, n1.`achievementType` AS k3
  WITH k2 AS k4, k3 AS k5, count(*) AS a6, CASE WHEN NOT sum(n1.`askingPrice`) IS :: INTEGER THEN count(*) / 0 WHEN count(n1.`askingPrice`) > 0 THEN sum(n1.`askingPrice`) END AS a7, count(n1.`askingPrice`) AS a8
  WITH k4, k5, a6, a7, a8 ORDER BY k4, k5 LIMIT $p1
  RETURN collect([[k4, k5], [a6, [[a7, a8]]]]) AS groups9
}
RETURN [[], null, COUNT {
  MATCH (n1:`Achievement`)
}, groups9] AS answer;

CALL () {
  MATCH (n1:`Enterprise`) WHERE $p0 IN n1.`designations`
  WITH CASE WHEN NOT sum(n1.`employees`) IS :: INTEGER THEN count(*) / 0 WHEN count(n1.`employees`) > 0 THEN sum(n1.`employees`) END AS a2, count(n1.`employees`) AS a3, max(n1.`registeredCapital`) AS a4
  RETURN [[[a2, a3]], [a4]] AS over5
}
RETURN [[], null, COUNT {
  MATCH (n1:`Enterprise`) WHERE $p0 IN n1.`designations`
}, over5] AS answer;

CALL (*) {
  MATCH (n1:`Field`) WHERE n1.`id_` IN $p0
  CALL (*) {
    MATCH (n1)<-[r2:`BROADER`]-(n3)
    WITH r2, n3 ORDER BY n3.`id_`, r2.`_key` LIMIT $p1
    CALL (n3) {
      MATCH (n3)<-[r6:`IN_FIELD`]-(n7:`Demand`)
      WITH DISTINCT n7
      WITH CASE WHEN NOT sum(n7.`budget`) IS :: INTEGER THEN count(*) / 0 WHEN count(n7.`budget`) > 0 THEN sum(n7.`budget`) END AS a8
      RETURN [[a8]] AS over9
    }
    RETURN collect([n3.`name`, [[], null, COUNT {
      MATCH (n3)<-[r4:`IN_FIELD`]-(n5:`Achievement`)
    }], [[], null, COUNT {
      MATCH (n3)<-[r6:`IN_FIELD`]-(n7:`Demand`)
    }, over9]]) AS rows10
  }
  RETURN collect([n1.`id`, [n1.`name`, rows10], 0]) AS rows11
}
RETURN rows11 AS answer;
