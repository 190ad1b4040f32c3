RETURN COLLECT {
  MATCH (n1:`Achievement`) WHERE n1.`id_` IN $p0
  RETURN [n1.`id`, [n1.`id`, n1.`name`, n1.`summary`, n1.`trl`, n1.`askingPrice`, n1.`currency`, coalesce(n1.`transferModes`, []), n1.`source`, COLLECT {
    MATCH (n1)<-[r2:`OWNS`]-(n3)
    WITH r2, n3 ORDER BY n3.`id_`, r2.`_key` LIMIT $p1
    RETURN [r2.`share`, r2.`since`, CASE WHEN n3:`Enterprise` THEN [n3.`id`, n3.`name`, coalesce(n3.`designations`, []), 0] WHEN n3:`Institution`|`Investor`|`Park` THEN [n3.`id`, n3.`name`, 1] WHEN n3:`University` THEN [n3.`id`, n3.`name`, n3.`level`, 2] END]
  }, [COLLECT {
    MATCH (n1)-[r4:`TRANSFERRED`]->(n5)
    WITH r4, n5 ORDER BY r4.`since` IS NULL, r4.`since` DESC, n5.`id_`, r4.`_key` LIMIT $p2
    RETURN [r4.`amount`, r4.`contract`, r4.`since`, head(COLLECT {
      MATCH (n6:`Organization`) WHERE n6.`id_` = r4.`broker_`
      RETURN [n6.`id`, n6.`name`]
    }), [n5.`id`, n5.`name`, n5.`city`]]
  }, null, COUNT {
    MATCH (n1)-[r4:`TRANSFERRED`]->(n5)
  }], COLLECT {
    MATCH (n1)-[r7:`IN_FIELD`]->(n8)
    WITH r7, n8 ORDER BY n8.`id_`, r7.`_key` LIMIT $p3
    RETURN [n8.`id`, n8.`name`, COLLECT {
      MATCH (n8)-[r9:`BROADER`]->(n10)
      WITH r9, n10 ORDER BY n10.`id_`, r9.`_key` LIMIT $p4
      RETURN [n10.`id`, n10.`name`]
    }]
  }, COLLECT {
    MATCH (n1)<-[r11:`MATCHED`]-(n12)
    WITH r11, n12 ORDER BY n12.`id_`, r11.`_key` LIMIT $p5
    RETURN [r11.`stage`, r11.`reason`, CASE WHEN n12:`Demand` THEN ['Demand', n12.`name`, n12.`budget`, 0] WHEN n12:`Investor` THEN ['Investor', n12.`name`, 1] END]
  }], 0]
} AS answer;
