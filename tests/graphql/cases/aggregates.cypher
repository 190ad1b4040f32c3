CALL (*) {
  MATCH (n1:`Achievement`) WHERE n1.`id_` IN $p0
  CALL (n1) {
    MATCH (n1)-[r2:`TRANSFERRED`]->(n3)
    WITH DISTINCT n3
    WITH count(*) AS a4, max(n3.`founded`) AS a5
    RETURN [a4, [a5]] AS over6
  }
  CALL (n1) {
    MATCH (n1)-[r2:`TRANSFERRED`]->(n3)
    WITH CASE WHEN NOT sum(r2.`amount`) IS :: INTEGER THEN count(*) / 0 WHEN count(r2.`amount`) > 0 THEN sum(r2.`amount`) END AS a7, count(r2.`amount`) AS a8, min(r2.`amount`) AS a9, min(r2.`since`) AS a10, max(r2.`amount`) AS a11, max(r2.`since`) AS a12
    RETURN [[a7], [[a7, a8]], [a9, a10], [a11, a12]] AS over13
  }
  CALL (n1) {
    MATCH (n1)-[r2:`TRANSFERRED`]->(n3)
    WITH n3, n3.`city_` AS k14, r2.`contract` AS k15, toInteger(substring(r2.`since`, 0, 4)) AS k16, collect(DISTINCT n3.`city`) AS s20, sum(r2.`amount`) AS e22, count(r2.`amount`) AS e23
    WITH k14 AS k17, k15 AS k18, k16 AS k19, collect(DISTINCT s20) AS s21, CASE WHEN NOT sum(e22) IS :: INTEGER THEN count(*) / 0 WHEN sum(e23) > 0 THEN sum(e22) END AS a24, count(*) AS a25
    WITH k17, k18, k19, s21, a24, a25 ORDER BY a24 IS NULL, a24 DESC, k17, k18, k19 LIMIT $p2
    RETURN collect([[k18, k19], [s21], [a25], [[a24]]]) AS groups26
  }
  RETURN collect([n1.`id`, [[[], null, null, over6, over13, groups26]], 0]) AS rows27
}
RETURN rows27 AS answer;

CALL () {
  MATCH (n1:`Achievement`)
  OPTIONAL MATCH (n1)<-[r2:`OWNS`]-(n3)
  WITH DISTINCT n1, n3.`city_` AS k4, collect(DISTINCT n3.`city`) AS s6
  WITH k4 AS k5, collect(DISTINCT s6) AS s7, count(*) AS a8
  WITH k5, s7, a8 ORDER BY a8 DESC, k5 LIMIT $p1
  RETURN collect([[[s7]], [a8]]) AS groups9
}
CALL () {
  MATCH (n1:`Achievement`)
  WITH n1, CASE WHEN size(n1.`disclosed`) > 4 THEN substring(n1.`disclosed`, 0, 7) END AS k10
  WITH k10 AS k11, max(n1.`trl`) AS a12, count(*) AS a13
  WITH k11, a12, a13 ORDER BY a12 IS NULL, a12 DESC, k11 IS NULL, k11 DESC, k11 LIMIT $p2
  RETURN collect(['AchievementGroup', [779599562, a12, k11, k11], ['AchievementKey', k11], ['AchievementAggregate', a13, ['AchievementRange', a12]]]) AS groups14
}
RETURN [[], null, null, groups9, groups14] AS answer;

CALL () {
  MATCH (n1:`Organization`)
  WITH count(*) AS a2, CASE WHEN NOT abs((sum(n1.`latitude`) + sum(n1.`latitude`) / 2e15)) <= 1.7976931348623157e308 THEN count(*) / 0 WHEN count(n1.`latitude`) > 0 THEN (sum(n1.`latitude`) + sum(n1.`latitude`) / 2e15) END AS a3, count(n1.`latitude`) AS a4
  RETURN [a2, [[a3, a4]]] AS over5
}
RETURN [[], null, null, over5] AS answer;
