CALL () {
  CALL () {
    MATCH ()-[x:`COOPERATES_WITH`]->() WHERE x.`since` > $p2 AND x.`since` <= $p3 RETURN x, x.`since` AS day
    UNION ALL
    MATCH ()-[x:`INVESTED_IN`]->() WHERE x.`since` > $p2 AND x.`since` <= $p3 RETURN x, x.`since` AS day
    UNION ALL
    MATCH ()-[x:`TRANSFERRED`]->() WHERE x.`since` > $p2 AND x.`since` <= $p3 RETURN x, x.`since` AS day
    UNION ALL
    MATCH ()-[x:`OWNS`]->() WHERE x.`since` > $p2 AND x.`since` <= $p3 RETURN x, x.`since` AS day
    UNION ALL
    MATCH ()-[x:`POSTS`]->() WHERE x.`since` > $p2 AND x.`since` <= $p3 RETURN x, x.`since` AS day
    UNION ALL
    MATCH ()-[x:`LOCATED_IN`]->() WHERE x.`since` > $p2 AND x.`since` <= $p3 RETURN x, x.`since` AS day
    UNION ALL
    MATCH ()-[x:`OPERATES`]->() WHERE x.`since` > $p2 AND x.`since` <= $p3 RETURN x, x.`since` AS day
    UNION ALL
    MATCH ()-[x:`OFFERS`]->() WHERE x.`since` > $p2 AND x.`since` <= $p3 RETURN x, x.`since` AS day
    UNION ALL
    MATCH ()-[x:`USES`]->() WHERE x.`since` > $p2 AND x.`since` <= $p3 RETURN x, x.`since` AS day
    UNION ALL
    MATCH ()-[x:`PART_OF`]->() WHERE x.`since` > $p2 AND x.`since` <= $p3 RETURN x, x.`since` AS day
    UNION ALL
    MATCH ()-[x:`TAKES_PART_IN`]->() WHERE x.`since` > $p2 AND x.`since` <= $p3 RETURN x, x.`since` AS day
    UNION ALL
    MATCH ()-[x:`IN_FIELD`]->() WHERE x.`since` > $p2 AND x.`since` <= $p3 RETURN x, x.`since` AS day
    UNION ALL
    MATCH ()-[x:`BROADER`]->() WHERE x.`since` > $p2 AND x.`since` <= $p3 RETURN x, x.`since` AS day
    UNION ALL
    MATCH ()-[x:`CLOSE_MATCH`]->() WHERE x.`since` > $p2 AND x.`since` <= $p3 RETURN x, x.`since` AS day
    UNION ALL
    MATCH ()-[x:`MATCHED`]->() WHERE x.`since` > $p2 AND x.`since` <= $p3 RETURN x, x.`since` AS day
    UNION ALL
    MATCH ()-[x:`MEASURES`]->() WHERE x.`since` > $p2 AND x.`since` <= $p3 RETURN x, x.`since` AS day
  }
  WITH x, day, startNode(x) AS n17, endNode(x) AS n18 WHERE x.`confidence` >= $p1 AND n17.`confidence` >= $p1 AND n18.`confidence` >= $p1
  RETURN collect([x, day]) AS dated
}
CALL (dated) {
  UNWIND dated AS each WITH each[0] AS x, each[1] AS day
  WITH type(x) AS kind, count(*) AS number ORDER BY kind
  RETURN collect([kind, number]) AS counts
}
RETURN [counts, COLLECT {
  UNWIND dated AS each WITH each[0] AS x, each[1] AS day
  WITH x, day ORDER BY day, x.`id_` LIMIT $p0
  RETURN [day, x.`id`]
}] AS answer;

CALL () {
  CALL () {
    MATCH ()-[x:`COOPERATES_WITH`]->() WHERE x.`until` >= left($p2, 4) AND x.`until` < $p3 AND x.`until` + '~' >= $p2 AND x.`until` + '~' < $p3 RETURN x, x.`until` AS day
    UNION ALL
    MATCH ()-[x:`INVESTED_IN`]->() WHERE x.`until` >= left($p2, 4) AND x.`until` < $p3 AND x.`until` + '~' >= $p2 AND x.`until` + '~' < $p3 RETURN x, x.`until` AS day
    UNION ALL
    MATCH ()-[x:`TRANSFERRED`]->() WHERE x.`until` >= left($p2, 4) AND x.`until` < $p3 AND x.`until` + '~' >= $p2 AND x.`until` + '~' < $p3 RETURN x, x.`until` AS day
    UNION ALL
    MATCH ()-[x:`OWNS`]->() WHERE x.`until` >= left($p2, 4) AND x.`until` < $p3 AND x.`until` + '~' >= $p2 AND x.`until` + '~' < $p3 RETURN x, x.`until` AS day
    UNION ALL
    MATCH ()-[x:`POSTS`]->() WHERE x.`until` >= left($p2, 4) AND x.`until` < $p3 AND x.`until` + '~' >= $p2 AND x.`until` + '~' < $p3 RETURN x, x.`until` AS day
    UNION ALL
    MATCH ()-[x:`LOCATED_IN`]->() WHERE x.`until` >= left($p2, 4) AND x.`until` < $p3 AND x.`until` + '~' >= $p2 AND x.`until` + '~' < $p3 RETURN x, x.`until` AS day
    UNION ALL
    MATCH ()-[x:`OPERATES`]->() WHERE x.`until` >= left($p2, 4) AND x.`until` < $p3 AND x.`until` + '~' >= $p2 AND x.`until` + '~' < $p3 RETURN x, x.`until` AS day
    UNION ALL
    MATCH ()-[x:`OFFERS`]->() WHERE x.`until` >= left($p2, 4) AND x.`until` < $p3 AND x.`until` + '~' >= $p2 AND x.`until` + '~' < $p3 RETURN x, x.`until` AS day
    UNION ALL
    MATCH ()-[x:`USES`]->() WHERE x.`until` >= left($p2, 4) AND x.`until` < $p3 AND x.`until` + '~' >= $p2 AND x.`until` + '~' < $p3 RETURN x, x.`until` AS day
    UNION ALL
    MATCH ()-[x:`PART_OF`]->() WHERE x.`until` >= left($p2, 4) AND x.`until` < $p3 AND x.`until` + '~' >= $p2 AND x.`until` + '~' < $p3 RETURN x, x.`until` AS day
    UNION ALL
    MATCH ()-[x:`TAKES_PART_IN`]->() WHERE x.`until` >= left($p2, 4) AND x.`until` < $p3 AND x.`until` + '~' >= $p2 AND x.`until` + '~' < $p3 RETURN x, x.`until` AS day
    UNION ALL
    MATCH ()-[x:`IN_FIELD`]->() WHERE x.`until` >= left($p2, 4) AND x.`until` < $p3 AND x.`until` + '~' >= $p2 AND x.`until` + '~' < $p3 RETURN x, x.`until` AS day
    UNION ALL
    MATCH ()-[x:`BROADER`]->() WHERE x.`until` >= left($p2, 4) AND x.`until` < $p3 AND x.`until` + '~' >= $p2 AND x.`until` + '~' < $p3 RETURN x, x.`until` AS day
    UNION ALL
    MATCH ()-[x:`CLOSE_MATCH`]->() WHERE x.`until` >= left($p2, 4) AND x.`until` < $p3 AND x.`until` + '~' >= $p2 AND x.`until` + '~' < $p3 RETURN x, x.`until` AS day
    UNION ALL
    MATCH ()-[x:`MATCHED`]->() WHERE x.`until` >= left($p2, 4) AND x.`until` < $p3 AND x.`until` + '~' >= $p2 AND x.`until` + '~' < $p3 RETURN x, x.`until` AS day
    UNION ALL
    MATCH ()-[x:`MEASURES`]->() WHERE x.`until` >= left($p2, 4) AND x.`until` < $p3 AND x.`until` + '~' >= $p2 AND x.`until` + '~' < $p3 RETURN x, x.`until` AS day
  }
  WITH x, day, startNode(x) AS n17, endNode(x) AS n18 WHERE x.`confidence` >= $p1 AND n17.`confidence` >= $p1 AND n18.`confidence` >= $p1
  RETURN collect([x, day]) AS dated
}
CALL (dated) {
  UNWIND dated AS each WITH each[0] AS x, each[1] AS day
  WITH type(x) AS kind, count(*) AS number ORDER BY kind
  RETURN collect([kind, number]) AS counts
}
RETURN [counts, COLLECT {
  UNWIND dated AS each WITH each[0] AS x, each[1] AS day
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
  MATCH (n1:`Organization`)-[r2:`COOPERATES_WITH`]->(n3) WHERE n1.`confidence` >= $p1 AND r2.`confidence` >= $p1 AND n3.`confidence` >= $p1 AND r2.`id_` IN $p0
  RETURN [r2.`id`, ['CooperatesWith', r2.`id`, r2.`since`, [n1.`id`], [n3.`id`]], 0]
} + COLLECT {
  MATCH (n4:`Node`)-[r5:`INVESTED_IN`]->(n6) WHERE n4.`confidence` >= $p1 AND r5.`confidence` >= $p1 AND n6.`confidence` >= $p1 AND r5.`id_` IN $p0
  RETURN [r5.`id`, ['InvestedIn', r5.`id`, r5.`since`, [n4.`id`], [n6.`id`]], 1]
} + COLLECT {
  MATCH (n7:`Achievement`)-[r8:`TRANSFERRED`]->(n9) WHERE n7.`confidence` >= $p1 AND r8.`confidence` >= $p1 AND n9.`confidence` >= $p1 AND r8.`id_` IN $p0
  RETURN [r8.`id`, ['Transferred', r8.`id`, r8.`since`, [n7.`id`], [n9.`id`], r8.`amount`, head(COLLECT {
    MATCH (n10:`Organization`) WHERE n10.`id_` = r8.`broker_` AND n10.`confidence` >= $p1
    RETURN [n10.`name`]
  })], 2]
} + COLLECT {
  MATCH (n11:`Organization`)-[r12:`OWNS`]->(n13) WHERE n11.`confidence` >= $p1 AND r12.`confidence` >= $p1 AND n13.`confidence` >= $p1 AND r12.`id_` IN $p0
  RETURN [r12.`id`, ['Owns', r12.`id`, r12.`since`, [n11.`id`], [n13.`id`]], 3]
} + COLLECT {
  MATCH (n14:`Organization`)-[r15:`POSTS`]->(n16) WHERE n14.`confidence` >= $p1 AND r15.`confidence` >= $p1 AND n16.`confidence` >= $p1 AND r15.`id_` IN $p0
  RETURN [r15.`id`, ['Posts', r15.`id`, r15.`since`, [n14.`id`], [n16.`id`]], 4]
} + COLLECT {
  MATCH (n17:`Organization`)-[r18:`LOCATED_IN`]->(n19) WHERE n17.`confidence` >= $p1 AND r18.`confidence` >= $p1 AND n19.`confidence` >= $p1 AND r18.`id_` IN $p0
  RETURN [r18.`id`, ['LocatedIn', r18.`id`, r18.`since`, [n17.`id`], [n19.`id`]], 5]
} + COLLECT {
  MATCH (n20:`Organization`)-[r21:`OPERATES`]->(n22) WHERE n20.`confidence` >= $p1 AND r21.`confidence` >= $p1 AND n22.`confidence` >= $p1 AND r21.`id_` IN $p0
  RETURN [r21.`id`, ['Operates', r21.`id`, r21.`since`, [n20.`id`], [n22.`id`]], 6]
} + COLLECT {
  MATCH (n23:`Organization`)-[r24:`OFFERS`]->(n25) WHERE n23.`confidence` >= $p1 AND r24.`confidence` >= $p1 AND n25.`confidence` >= $p1 AND r24.`id_` IN $p0
  RETURN [r24.`id`, ['Offers', r24.`id`, r24.`since`, [n23.`id`], [n25.`id`]], 7]
} + COLLECT {
  MATCH (n26:`Organization`)-[r27:`USES`]->(n28) WHERE n26.`confidence` >= $p1 AND r27.`confidence` >= $p1 AND n28.`confidence` >= $p1 AND r27.`id_` IN $p0
  RETURN [r27.`id`, ['Uses', r27.`id`, r27.`since`, [n26.`id`], [n28.`id`]], 8]
} + COLLECT {
  MATCH (n29:`Node`)-[r30:`PART_OF`]->(n31) WHERE n29.`confidence` >= $p1 AND r30.`confidence` >= $p1 AND n31.`confidence` >= $p1 AND r30.`id_` IN $p0
  RETURN [r30.`id`, ['PartOf', r30.`id`, r30.`since`, [n29.`id`], [n31.`id`]], 9]
} + COLLECT {
  MATCH (n32:`Node`)-[r33:`TAKES_PART_IN`]->(n34) WHERE n32.`confidence` >= $p1 AND r33.`confidence` >= $p1 AND n34.`confidence` >= $p1 AND r33.`id_` IN $p0
  RETURN [r33.`id`, ['TakesPartIn', r33.`id`, r33.`since`, [n32.`id`], [n34.`id`]], 10]
} + COLLECT {
  MATCH (n35:`Node`)-[r36:`IN_FIELD`]->(n37) WHERE n35.`confidence` >= $p1 AND r36.`confidence` >= $p1 AND n37.`confidence` >= $p1 AND r36.`id_` IN $p0
  RETURN [r36.`id`, ['InField', r36.`id`, r36.`since`, [n35.`id`], [n37.`id`]], 11]
} + COLLECT {
  MATCH (n38:`Field`)-[r39:`BROADER`]->(n40) WHERE n38.`confidence` >= $p1 AND r39.`confidence` >= $p1 AND n40.`confidence` >= $p1 AND r39.`id_` IN $p0
  RETURN [r39.`id`, ['Broader', r39.`id`, r39.`since`, [n38.`id`], [n40.`id`]], 12]
} + COLLECT {
  MATCH (n41:`Field`)-[r42:`CLOSE_MATCH`]->(n43) WHERE n41.`confidence` >= $p1 AND r42.`confidence` >= $p1 AND n43.`confidence` >= $p1 AND r42.`id_` IN $p0
  RETURN [r42.`id`, ['CloseMatch', r42.`id`, r42.`since`, [n41.`id`], [n43.`id`]], 13]
} + COLLECT {
  MATCH (n44:`Node`)-[r45:`MATCHED`]->(n46) WHERE n44.`confidence` >= $p1 AND r45.`confidence` >= $p1 AND n46.`confidence` >= $p1 AND r45.`id_` IN $p0
  RETURN [r45.`id`, ['Matched', r45.`id`, r45.`since`, [n44.`id`], [n46.`id`]], 14]
} + COLLECT {
  MATCH (n47:`Indicator`)-[r48:`MEASURES`]->(n49) WHERE n47.`confidence` >= $p1 AND r48.`confidence` >= $p1 AND n49.`confidence` >= $p1 AND r48.`id_` IN $p0
  RETURN [r48.`id`, ['Measures', r48.`id`, r48.`since`, [n47.`id`], [n49.`id`]], 15]
} AS answer;

RETURN COLLECT {
  MATCH (n1:`Organization`)-[r2:`COOPERATES_WITH`]->(n3) WHERE n1.`confidence` >= $p1 AND r2.`confidence` >= $p1 AND n3.`confidence` >= $p1 AND r2.`id_` IN $p0
  RETURN [r2.`id`, [r2.`id`, r2.`until`], 0]
} + COLLECT {
  MATCH (n4:`Node`)-[r5:`INVESTED_IN`]->(n6) WHERE n4.`confidence` >= $p1 AND r5.`confidence` >= $p1 AND n6.`confidence` >= $p1 AND r5.`id_` IN $p0
  RETURN [r5.`id`, [r5.`id`, r5.`until`], 1]
} + COLLECT {
  MATCH (n7:`Achievement`)-[r8:`TRANSFERRED`]->(n9) WHERE n7.`confidence` >= $p1 AND r8.`confidence` >= $p1 AND n9.`confidence` >= $p1 AND r8.`id_` IN $p0
  RETURN [r8.`id`, [r8.`id`, r8.`until`], 2]
} + COLLECT {
  MATCH (n10:`Organization`)-[r11:`OWNS`]->(n12) WHERE n10.`confidence` >= $p1 AND r11.`confidence` >= $p1 AND n12.`confidence` >= $p1 AND r11.`id_` IN $p0
  RETURN [r11.`id`, [r11.`id`, r11.`until`], 3]
} + COLLECT {
  MATCH (n13:`Organization`)-[r14:`POSTS`]->(n15) WHERE n13.`confidence` >= $p1 AND r14.`confidence` >= $p1 AND n15.`confidence` >= $p1 AND r14.`id_` IN $p0
  RETURN [r14.`id`, [r14.`id`, r14.`until`], 4]
} + COLLECT {
  MATCH (n16:`Organization`)-[r17:`LOCATED_IN`]->(n18) WHERE n16.`confidence` >= $p1 AND r17.`confidence` >= $p1 AND n18.`confidence` >= $p1 AND r17.`id_` IN $p0
  RETURN [r17.`id`, [r17.`id`, r17.`until`], 5]
} + COLLECT {
  MATCH (n19:`Organization`)-[r20:`OPERATES`]->(n21) WHERE n19.`confidence` >= $p1 AND r20.`confidence` >= $p1 AND n21.`confidence` >= $p1 AND r20.`id_` IN $p0
  RETURN [r20.`id`, [r20.`id`, r20.`until`], 6]
} + COLLECT {
  MATCH (n22:`Organization`)-[r23:`OFFERS`]->(n24) WHERE n22.`confidence` >= $p1 AND r23.`confidence` >= $p1 AND n24.`confidence` >= $p1 AND r23.`id_` IN $p0
  RETURN [r23.`id`, [r23.`id`, r23.`until`], 7]
} + COLLECT {
  MATCH (n25:`Organization`)-[r26:`USES`]->(n27) WHERE n25.`confidence` >= $p1 AND r26.`confidence` >= $p1 AND n27.`confidence` >= $p1 AND r26.`id_` IN $p0
  RETURN [r26.`id`, [r26.`id`, r26.`until`], 8]
} + COLLECT {
  MATCH (n28:`Node`)-[r29:`PART_OF`]->(n30) WHERE n28.`confidence` >= $p1 AND r29.`confidence` >= $p1 AND n30.`confidence` >= $p1 AND r29.`id_` IN $p0
  RETURN [r29.`id`, [r29.`id`, r29.`until`], 9]
} + COLLECT {
  MATCH (n31:`Node`)-[r32:`TAKES_PART_IN`]->(n33) WHERE n31.`confidence` >= $p1 AND r32.`confidence` >= $p1 AND n33.`confidence` >= $p1 AND r32.`id_` IN $p0
  RETURN [r32.`id`, [r32.`id`, r32.`until`], 10]
} + COLLECT {
  MATCH (n34:`Node`)-[r35:`IN_FIELD`]->(n36) WHERE n34.`confidence` >= $p1 AND r35.`confidence` >= $p1 AND n36.`confidence` >= $p1 AND r35.`id_` IN $p0
  RETURN [r35.`id`, [r35.`id`, r35.`until`], 11]
} + COLLECT {
  MATCH (n37:`Field`)-[r38:`BROADER`]->(n39) WHERE n37.`confidence` >= $p1 AND r38.`confidence` >= $p1 AND n39.`confidence` >= $p1 AND r38.`id_` IN $p0
  RETURN [r38.`id`, [r38.`id`, r38.`until`], 12]
} + COLLECT {
  MATCH (n40:`Field`)-[r41:`CLOSE_MATCH`]->(n42) WHERE n40.`confidence` >= $p1 AND r41.`confidence` >= $p1 AND n42.`confidence` >= $p1 AND r41.`id_` IN $p0
  RETURN [r41.`id`, [r41.`id`, r41.`until`], 13]
} + COLLECT {
  MATCH (n43:`Node`)-[r44:`MATCHED`]->(n45) WHERE n43.`confidence` >= $p1 AND r44.`confidence` >= $p1 AND n45.`confidence` >= $p1 AND r44.`id_` IN $p0
  RETURN [r44.`id`, [r44.`id`, r44.`until`], 14]
} + COLLECT {
  MATCH (n46:`Indicator`)-[r47:`MEASURES`]->(n48) WHERE n46.`confidence` >= $p1 AND r47.`confidence` >= $p1 AND n48.`confidence` >= $p1 AND r47.`id_` IN $p0
  RETURN [r47.`id`, [r47.`id`, r47.`until`], 15]
} AS answer;

CALL () {
  CALL () {
    MATCH (x:`Achievement`) WHERE x.`disclosed` > $p2 AND x.`disclosed` <= $p3 RETURN x, x.`disclosed` AS day
    UNION ALL
    MATCH (x:`Demand`) WHERE x.`posted` > $p2 AND x.`posted` <= $p3 RETURN x, x.`posted` AS day
    UNION ALL
    MATCH (x:`Enterprise`) WHERE x.`founded` > $p2 AND x.`founded` <= $p3 RETURN x, x.`founded` AS day
    UNION ALL
    MATCH (x:`Event`) WHERE x.`start` > $p2 AND x.`start` <= $p3 RETURN x, x.`start` AS day
    UNION ALL
    MATCH (x:`Institution`) WHERE x.`founded` > $p2 AND x.`founded` <= $p3 RETURN x, x.`founded` AS day
    UNION ALL
    MATCH (x:`Investor`) WHERE x.`founded` > $p2 AND x.`founded` <= $p3 RETURN x, x.`founded` AS day
    UNION ALL
    MATCH (x:`Park`) WHERE x.`founded` > $p2 AND x.`founded` <= $p3 RETURN x, x.`founded` AS day
    UNION ALL
    MATCH (x:`Program`) WHERE x.`start` > $p2 AND x.`start` <= $p3 RETURN x, x.`start` AS day
    UNION ALL
    MATCH (x:`University`) WHERE x.`founded` > $p2 AND x.`founded` <= $p3 RETURN x, x.`founded` AS day
  }
  WITH x, day WHERE x.`confidence` >= $p1
  RETURN collect([x, day]) AS dated
}
CALL (dated) {
  UNWIND dated AS each WITH each[0] AS x, each[1] AS day
  WITH split(x.`id`, ':')[0] AS kind, count(*) AS number ORDER BY kind
  RETURN collect([kind, number]) AS counts
}
RETURN [counts, COLLECT {
  UNWIND dated AS each WITH each[0] AS x, each[1] AS day
  WITH x, day ORDER BY day, x.`id_` LIMIT $p0
  RETURN [day, x.`id`]
}] AS answer;

CALL () {
  CALL () {
    MATCH (x:`Event`) WHERE x.`end` >= left($p2, 4) AND x.`end` < $p3 AND x.`end` + '~' >= $p2 AND x.`end` + '~' < $p3 RETURN x, x.`end` AS day
    UNION ALL
    MATCH (x:`Program`) WHERE x.`end` >= left($p2, 4) AND x.`end` < $p3 AND x.`end` + '~' >= $p2 AND x.`end` + '~' < $p3 RETURN x, x.`end` AS day
  }
  WITH x, day WHERE x.`confidence` >= $p1
  RETURN collect([x, day]) AS dated
}
CALL (dated) {
  UNWIND dated AS each WITH each[0] AS x, each[1] AS day
  WITH split(x.`id`, ':')[0] AS kind, count(*) AS number ORDER BY kind
  RETURN collect([kind, number]) AS counts
}
RETURN [counts, COLLECT {
  UNWIND dated AS each WITH each[0] AS x, each[1] AS day
  WITH x, day ORDER BY day + '~', x.`id_` LIMIT $p0
  RETURN [day, x.`id`]
}] AS answer;
