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
  UNWIND $p0 AS wanted WITH wanted, split(wanted, '|') AS ends
  MATCH (n2:Node {`id_`: ends[1]})-[r1]->(n3:Node {`id_`: ends[2]}) USING INDEX SEEK n2:Node(`id_`) USING INDEX SEEK n3:Node(`id_`) WHERE r1.`id_` = wanted
  RETURN [r1.`id`, CASE WHEN r1:`COOPERATES_WITH` THEN [r1.`since`, r1.`amount`, r1.`currency`, 0] WHEN r1:`INVESTED_IN` THEN [r1.`since`, r1.`amount`, r1.`currency`, 1] WHEN r1:`TRANSFERRED` THEN [r1.`since`, r1.`amount`, r1.`currency`, 2] WHEN r1:`OWNS`|`POSTS`|`LOCATED_IN`|`OPERATES`|`OFFERS`|`PART_OF`|`TAKES_PART_IN`|`IN_FIELD`|`BROADER`|`CLOSE_MATCH`|`MATCHED`|`MEASURES` THEN [r1.`since`, 3] WHEN r1:`USES` THEN [r1.`since`, r1.`amount`, r1.`currency`, 4] END, 0]
} AS answer;

RETURN COLLECT {
  UNWIND $p0 AS wanted WITH wanted, split(wanted, '|') AS ends
  MATCH (n2:Node {`id_`: ends[1]})-[r1:`COOPERATES_WITH`|`INVESTED_IN`|`TRANSFERRED`|`OWNS`|`POSTS`|`OPERATES`|`OFFERS`|`USES`|`PART_OF`]->(n3:Node {`id_`: ends[2]}) USING INDEX SEEK n2:Node(`id_`) USING INDEX SEEK n3:Node(`id_`) WHERE r1.`id_` = wanted
  RETURN [r1.`id`, CASE WHEN r1:`COOPERATES_WITH`|`OWNS`|`POSTS`|`OPERATES`|`OFFERS`|`USES`|`PART_OF` THEN [type(r1), r1.`id`, r1.`since`, 0] WHEN r1:`INVESTED_IN` THEN ['InvestedIn', r1.`id`, r1.`since`, r1.`amount`, r1.`round`, 1] WHEN r1:`TRANSFERRED` THEN ['Transferred', r1.`id`, r1.`since`, r1.`amount`, r1.`contract`, 2] END, 0]
} AS answer;
