RETURN COLLECT {
  MATCH (n1:`Program`) WHERE n1.`id_` IN $p0
  RETURN [n1.`id`, [COLLECT {
    MATCH (n1)<-[r2:`TAKES_PART_IN`]-(n3)
    WITH r2, n3 ORDER BY n3.`id_`, r2.`_key` LIMIT $p1
    RETURN [r2.`role`, CASE WHEN n3:`Achievement`|`Demand` THEN [split(n3.`id`, ':')[0], n3.`name`, 0] WHEN n3:`Enterprise` THEN ['Enterprise', n3.`name`, COLLECT {
      MATCH (n3)-[r4:`OWNS`]->(n5)
      WITH r4, n5 ORDER BY n5.`id_`, r4.`_key` LIMIT $p2
      RETURN [n5.`name`, n5.`trl`, COLLECT {
        MATCH (n5)-[r6:`IN_FIELD`]->(n7)
        WITH r6, n7 ORDER BY n7.`id_`, r6.`_key` LIMIT $p3
        RETURN [n7.`name`]
      }]
    }, coalesce(n3.`designations`, []), 1] WHEN n3:`Institution`|`Park`|`University` THEN [split(n3.`id`, ':')[0], n3.`name`, COLLECT {
      MATCH (n3)-[r8:`OWNS`]->(n9)
      WITH r8, n9 ORDER BY n9.`id_`, r8.`_key` LIMIT $p2
      RETURN [n9.`name`, n9.`trl`, COLLECT {
        MATCH (n9)-[r10:`IN_FIELD`]->(n11)
        WITH r10, n11 ORDER BY n11.`id_`, r10.`_key` LIMIT $p3
        RETURN [n11.`name`]
      }]
    }, 2] WHEN n3:`Investor` THEN ['Investor', n3.`name`, COLLECT {
      MATCH (n3)-[r12:`OWNS`]->(n13)
      WITH r12, n13 ORDER BY n13.`id_`, r12.`_key` LIMIT $p2
      RETURN [n13.`name`, n13.`trl`, COLLECT {
        MATCH (n13)-[r14:`IN_FIELD`]->(n15)
        WITH r14, n15 ORDER BY n15.`id_`, r14.`_key` LIMIT $p3
        RETURN [n15.`name`]
      }]
    }, n3.`investorType`, 3] END]
  }], 0]
} AS answer;
