RETURN COLLECT {
  MATCH (n1:`Node`) WHERE n1.`id_` IN $p0
  RETURN [n1.`id`, [split(n1.`id`, ':')[0], n1.`id`, n1.`name`], 0]
} AS answer;

RETURN COLLECT {
  MATCH (n1:`Node`) WHERE n1.`id_` IN $p0
  RETURN [n1.`id`, [n1.`name`, n1.`nameEn`], 0]
} AS answer;

RETURN COLLECT {
  MATCH (n1:`Investor`) WHERE n1.`id_` IN $p0
  RETURN [n1.`id`, [n1.`id`, n1.`name`], 0]
} AS answer;

RETURN COLLECT {
  MATCH (n1:`Investor`) WHERE n1.`id_` IN $p0
  RETURN [n1.`id`, [n1.`id`, n1.`name`, n1.`investorType`, n1.`ticketMax`], 0]
} AS answer;

RETURN COLLECT {
  MATCH (n1:`Organization`)-[r2:`COOPERATES_WITH`]->(n3) WHERE r2.`id_` IN $p0
  RETURN [r2.`id`, [r2.`since`, r2.`amount`, r2.`currency`], 0]
} + COLLECT {
  MATCH (n4:`Node`)-[r5:`INVESTED_IN`]->(n6) WHERE r5.`id_` IN $p0
  RETURN [r5.`id`, [r5.`since`, r5.`amount`, r5.`currency`], 1]
} + COLLECT {
  MATCH (n7:`Achievement`)-[r8:`TRANSFERRED`]->(n9) WHERE r8.`id_` IN $p0
  RETURN [r8.`id`, [r8.`since`, r8.`amount`, r8.`currency`], 2]
} + COLLECT {
  MATCH (n10:`Organization`)-[r11:`OWNS`]->(n12) WHERE r11.`id_` IN $p0
  RETURN [r11.`id`, [r11.`since`], 3]
} + COLLECT {
  MATCH (n13:`Organization`)-[r14:`POSTS`]->(n15) WHERE r14.`id_` IN $p0
  RETURN [r14.`id`, [r14.`since`], 4]
} + COLLECT {
  MATCH (n16:`Organization`)-[r17:`LOCATED_IN`]->(n18) WHERE r17.`id_` IN $p0
  RETURN [r17.`id`, [r17.`since`], 5]
} + COLLECT {
  MATCH (n19:`Organization`)-[r20:`OPERATES`]->(n21) WHERE r20.`id_` IN $p0
  RETURN [r20.`id`, [r20.`since`], 6]
} + COLLECT {
  MATCH (n22:`Organization`)-[r23:`OFFERS`]->(n24) WHERE r23.`id_` IN $p0
  RETURN [r23.`id`, [r23.`since`], 7]
} + COLLECT {
  MATCH (n25:`Organization`)-[r26:`USES`]->(n27) WHERE r26.`id_` IN $p0
  RETURN [r26.`id`, [r26.`since`, r26.`amount`, r26.`currency`], 8]
} + COLLECT {
  MATCH (n28:`Node`)-[r29:`PART_OF`]->(n30) WHERE r29.`id_` IN $p0
  RETURN [r29.`id`, [r29.`since`], 9]
} + COLLECT {
  MATCH (n31:`Node`)-[r32:`TAKES_PART_IN`]->(n33) WHERE r32.`id_` IN $p0
  RETURN [r32.`id`, [r32.`since`], 10]
} + COLLECT {
  MATCH (n34:`Node`)-[r35:`IN_FIELD`]->(n36) WHERE r35.`id_` IN $p0
  RETURN [r35.`id`, [r35.`since`], 11]
} + COLLECT {
  MATCH (n37:`Field`)-[r38:`BROADER`]->(n39) WHERE r38.`id_` IN $p0
  RETURN [r38.`id`, [r38.`since`], 12]
} + COLLECT {
  MATCH (n40:`Field`)-[r41:`CLOSE_MATCH`]->(n42) WHERE r41.`id_` IN $p0
  RETURN [r41.`id`, [r41.`since`], 13]
} + COLLECT {
  MATCH (n43:`Node`)-[r44:`MATCHED`]->(n45) WHERE r44.`id_` IN $p0
  RETURN [r44.`id`, [r44.`since`], 14]
} + COLLECT {
  MATCH (n46:`Indicator`)-[r47:`MEASURES`]->(n48) WHERE r47.`id_` IN $p0
  RETURN [r47.`id`, [r47.`since`], 15]
} AS answer;

RETURN COLLECT {
  MATCH (n1:`Organization`)-[r2:`COOPERATES_WITH`]->(n3) WHERE r2.`id_` IN $p0
  RETURN [r2.`id`, ['CooperatesWith', r2.`id`, r2.`since`], 0]
} + COLLECT {
  MATCH (n4:`Node`)-[r5:`INVESTED_IN`]->(n6) WHERE r5.`id_` IN $p0
  RETURN [r5.`id`, ['InvestedIn', r5.`id`, r5.`since`, r5.`amount`, r5.`round`], 1]
} + COLLECT {
  MATCH (n7:`Achievement`)-[r8:`TRANSFERRED`]->(n9) WHERE r8.`id_` IN $p0
  RETURN [r8.`id`, ['Transferred', r8.`id`, r8.`since`, r8.`amount`, r8.`contract`], 2]
} + COLLECT {
  MATCH (n10:`Organization`)-[r11:`OWNS`]->(n12) WHERE r11.`id_` IN $p0
  RETURN [r11.`id`, ['Owns', r11.`id`, r11.`since`], 3]
} + COLLECT {
  MATCH (n13:`Organization`)-[r14:`POSTS`]->(n15) WHERE r14.`id_` IN $p0
  RETURN [r14.`id`, ['Posts', r14.`id`, r14.`since`], 4]
} + COLLECT {
  MATCH (n16:`Organization`)-[r17:`OPERATES`]->(n18) WHERE r17.`id_` IN $p0
  RETURN [r17.`id`, ['Operates', r17.`id`, r17.`since`], 5]
} + COLLECT {
  MATCH (n19:`Organization`)-[r20:`OFFERS`]->(n21) WHERE r20.`id_` IN $p0
  RETURN [r20.`id`, ['Offers', r20.`id`, r20.`since`], 6]
} + COLLECT {
  MATCH (n22:`Organization`)-[r23:`USES`]->(n24) WHERE r23.`id_` IN $p0
  RETURN [r23.`id`, ['Uses', r23.`id`, r23.`since`], 7]
} + COLLECT {
  MATCH (n25:`Node`)-[r26:`PART_OF`]->(n27) WHERE r26.`id_` IN $p0
  RETURN [r26.`id`, ['PartOf', r26.`id`, r26.`since`], 8]
} AS answer;
