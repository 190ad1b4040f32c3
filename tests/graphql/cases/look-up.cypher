RETURN COLLECT {
  MATCH (n1:`Node`) WHERE n1.`id_` IN $p0
  RETURN [n1.`id`, CASE WHEN n1:`Achievement`|`Enterprise`|`Event`|`Indicator`|`Institution`|`Investor`|`Park`|`Program`|`Service`|`University` THEN [n1.`id`, 0] WHEN n1:`Demand` THEN [n1.`id`, n1.`budget`, COLLECT {
    MATCH (n1)<-[r2:`POSTS`]-(n3)
    WITH r2, n3 ORDER BY n3.`id_`, r2.`_key` LIMIT $p1
    RETURN [n3.`id`]
  }, 1] WHEN n1:`Field` THEN [n1.`id`, n1.`code`, 2] END, 0]
} AS answer;

RETURN COLLECT {
  MATCH (n1:`Node`) WHERE n1.`id_` IN $p0
  RETURN [n1.`id`, [split(n1.`id`, ':')[0], n1.`name`], 0]
} AS answer;
