RETURN COLLECT {
  MATCH (n1:`Node`) WHERE n1.`id_` IN $p0
  RETURN [n1.`id`, CASE WHEN n1:`Achievement` THEN [n1.`name`, n1.`nameEn`, coalesce(n1.`patentNumbers`, []), coalesce(n1.`aliases`, []), coalesce(n1.`keywords`, []), n1.`summary`, coalesce(n1.`tags`, []), 0] WHEN n1:`Demand` THEN [n1.`name`, n1.`nameEn`, coalesce(n1.`aliases`, []), coalesce(n1.`keywords`, []), n1.`summary`, coalesce(n1.`tags`, []), 1] WHEN n1:`Enterprise` THEN [n1.`name`, n1.`nameEn`, n1.`uscc`, n1.`ror`, n1.`stockCode`, coalesce(n1.`aliases`, []), n1.`summary`, coalesce(n1.`tags`, []), 2] WHEN n1:`Event`|`Indicator`|`Program`|`Service` THEN [n1.`name`, n1.`nameEn`, coalesce(n1.`aliases`, []), n1.`summary`, coalesce(n1.`tags`, []), 3] WHEN n1:`Field` THEN [n1.`name`, n1.`nameEn`, n1.`code`, coalesce(n1.`aliases`, []), n1.`summary`, coalesce(n1.`tags`, []), 4] WHEN n1:`Institution`|`Investor`|`Park` THEN [n1.`name`, n1.`nameEn`, n1.`uscc`, n1.`ror`, coalesce(n1.`aliases`, []), n1.`summary`, coalesce(n1.`tags`, []), 5] WHEN n1:`University` THEN [n1.`name`, n1.`nameEn`, n1.`uscc`, n1.`ror`, n1.`moeCode`, coalesce(n1.`aliases`, []), n1.`summary`, coalesce(n1.`tags`, []), 6] END, 0]
} AS answer;

RETURN COLLECT {
  MATCH (n1:`Node`) WHERE n1.`id_` IN $p0
  RETURN [n1.`id`, [split(n1.`id`, ':')[0], n1.`id`, n1.`name`], 0]
} AS answer;
