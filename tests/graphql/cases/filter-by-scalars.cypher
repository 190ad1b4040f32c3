RETURN [COLLECT {
  MATCH (n1:`Achievement`) WHERE n1.`name_` CONTAINS $p0 AND NOT coalesce(n1.`name_` = $p1, false) AND n1.`achievementType` IN $p2 AND n1.`trl` >= $p3 AND n1.`disclosed` + '~' < $p4 AND NOT coalesce(n1.`askingPrice` IS NULL, false) AND any(x IN n1.`transferModes` WHERE x IN $p5) AND NOT coalesce(n1.`transferModes` IS NULL, false) AND (n1.`currency_` = $p6 OR NOT coalesce($p7 IN n1.`keywords_`, false)) AND n1.`id_` IS NOT NULL
  WITH n1 ORDER BY n1.`id_` LIMIT $p8
  RETURN [n1.`id`, n1.`name`]
}, null, COUNT {
  MATCH (n1:`Achievement`) WHERE n1.`name_` CONTAINS $p0 AND NOT coalesce(n1.`name_` = $p1, false) AND n1.`achievementType` IN $p2 AND n1.`trl` >= $p3 AND n1.`disclosed` + '~' < $p4 AND NOT coalesce(n1.`askingPrice` IS NULL, false) AND any(x IN n1.`transferModes` WHERE x IN $p5) AND NOT coalesce(n1.`transferModes` IS NULL, false) AND (n1.`currency_` = $p6 OR NOT coalesce($p7 IN n1.`keywords_`, false))
}] AS answer;
