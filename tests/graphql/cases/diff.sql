WITH found AS NOT MATERIALIZED (
  SELECT 'COOPERATES_WITH' AS kind, concat('COOPERATES_WITH|', e1."from", '|', e1."to", CASE e1.key WHEN '' THEN '' ELSE '|' || e1.key END) AS id, e1."since" AS day
  FROM "COOPERATES_WITH" e1
  WHERE e1."since" > ?3 AND e1."since" <= ?4 AND e1.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Enterprise" n2
      WHERE n2.id = e1."from" AND n2.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n3
      WHERE n3.id = e1."from" AND n3.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n4
      WHERE n4.id = e1."from" AND n4.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n5
      WHERE n5.id = e1."from" AND n5.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n6
      WHERE n6.id = e1."from" AND n6.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Enterprise" n7
      WHERE n7.id = e1."to" AND n7.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n8
      WHERE n8.id = e1."to" AND n8.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n9
      WHERE n9.id = e1."to" AND n9.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n10
      WHERE n10.id = e1."to" AND n10.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n11
      WHERE n11.id = e1."to" AND n11.confidence >= ?2))
  UNION ALL
  SELECT 'INVESTED_IN' AS kind, concat('INVESTED_IN|', e12."from", '|', e12."to", CASE e12.key WHEN '' THEN '' ELSE '|' || e12.key END) AS id, e12."since" AS day
  FROM "INVESTED_IN" e12
  WHERE e12."since" > ?3 AND e12."since" <= ?4 AND e12.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Institution" n13
      WHERE n13.id = e12."from" AND n13.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n14
      WHERE n14.id = e12."from" AND n14.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Achievement" n15
      WHERE n15.id = e12."to" AND n15.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Enterprise" n16
      WHERE n16.id = e12."to" AND n16.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Program" n17
      WHERE n17.id = e12."to" AND n17.confidence >= ?2))
  UNION ALL
  SELECT 'TRANSFERRED' AS kind, concat('TRANSFERRED|', e18."from", '|', e18."to", CASE e18.key WHEN '' THEN '' ELSE '|' || e18.key END) AS id, e18."since" AS day
  FROM "TRANSFERRED" e18
  WHERE e18."since" > ?3 AND e18."since" <= ?4 AND e18.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Achievement" n19
      WHERE n19.id = e18."from" AND n19.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Enterprise" n20
      WHERE n20.id = e18."to" AND n20.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n21
      WHERE n21.id = e18."to" AND n21.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n22
      WHERE n22.id = e18."to" AND n22.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n23
      WHERE n23.id = e18."to" AND n23.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n24
      WHERE n24.id = e18."to" AND n24.confidence >= ?2))
  UNION ALL
  SELECT 'OWNS' AS kind, concat('OWNS|', e25."from", '|', e25."to", CASE e25.key WHEN '' THEN '' ELSE '|' || e25.key END) AS id, e25."since" AS day
  FROM "OWNS" e25
  WHERE e25."since" > ?3 AND e25."since" <= ?4 AND e25.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Enterprise" n26
      WHERE n26.id = e25."from" AND n26.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n27
      WHERE n27.id = e25."from" AND n27.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n28
      WHERE n28.id = e25."from" AND n28.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n29
      WHERE n29.id = e25."from" AND n29.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n30
      WHERE n30.id = e25."from" AND n30.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Achievement" n31
      WHERE n31.id = e25."to" AND n31.confidence >= ?2))
  UNION ALL
  SELECT 'POSTS' AS kind, concat('POSTS|', e32."from", '|', e32."to", CASE e32.key WHEN '' THEN '' ELSE '|' || e32.key END) AS id, e32."since" AS day
  FROM "POSTS" e32
  WHERE e32."since" > ?3 AND e32."since" <= ?4 AND e32.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Enterprise" n33
      WHERE n33.id = e32."from" AND n33.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n34
      WHERE n34.id = e32."from" AND n34.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n35
      WHERE n35.id = e32."from" AND n35.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n36
      WHERE n36.id = e32."from" AND n36.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n37
      WHERE n37.id = e32."from" AND n37.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Demand" n38
      WHERE n38.id = e32."to" AND n38.confidence >= ?2))
  UNION ALL
  SELECT 'LOCATED_IN' AS kind, concat('LOCATED_IN|', e39."from", '|', e39."to", CASE e39.key WHEN '' THEN '' ELSE '|' || e39.key END) AS id, e39."since" AS day
  FROM "LOCATED_IN" e39
  WHERE e39."since" > ?3 AND e39."since" <= ?4 AND e39.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Enterprise" n40
      WHERE n40.id = e39."from" AND n40.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n41
      WHERE n41.id = e39."from" AND n41.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n42
      WHERE n42.id = e39."from" AND n42.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n43
      WHERE n43.id = e39."from" AND n43.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n44
      WHERE n44.id = e39."from" AND n44.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Park" n45
      WHERE n45.id = e39."to" AND n45.confidence >= ?2))
  UNION ALL
  SELECT 'OPERATES' AS kind, concat('OPERATES|', e46."from", '|', e46."to", CASE e46.key WHEN '' THEN '' ELSE '|' || e46.key END) AS id, e46."since" AS day
  FROM "OPERATES" e46
  WHERE e46."since" > ?3 AND e46."since" <= ?4 AND e46.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Enterprise" n47
      WHERE n47.id = e46."from" AND n47.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n48
      WHERE n48.id = e46."from" AND n48.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n49
      WHERE n49.id = e46."from" AND n49.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n50
      WHERE n50.id = e46."from" AND n50.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n51
      WHERE n51.id = e46."from" AND n51.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Event" n52
      WHERE n52.id = e46."to" AND n52.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n53
      WHERE n53.id = e46."to" AND n53.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Program" n54
      WHERE n54.id = e46."to" AND n54.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Service" n55
      WHERE n55.id = e46."to" AND n55.confidence >= ?2))
  UNION ALL
  SELECT 'OFFERS' AS kind, concat('OFFERS|', e56."from", '|', e56."to", CASE e56.key WHEN '' THEN '' ELSE '|' || e56.key END) AS id, e56."since" AS day
  FROM "OFFERS" e56
  WHERE e56."since" > ?3 AND e56."since" <= ?4 AND e56.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Enterprise" n57
      WHERE n57.id = e56."from" AND n57.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n58
      WHERE n58.id = e56."from" AND n58.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n59
      WHERE n59.id = e56."from" AND n59.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n60
      WHERE n60.id = e56."from" AND n60.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n61
      WHERE n61.id = e56."from" AND n61.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Service" n62
      WHERE n62.id = e56."to" AND n62.confidence >= ?2))
  UNION ALL
  SELECT 'USES' AS kind, concat('USES|', e63."from", '|', e63."to", CASE e63.key WHEN '' THEN '' ELSE '|' || e63.key END) AS id, e63."since" AS day
  FROM "USES" e63
  WHERE e63."since" > ?3 AND e63."since" <= ?4 AND e63.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Enterprise" n64
      WHERE n64.id = e63."from" AND n64.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n65
      WHERE n65.id = e63."from" AND n65.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n66
      WHERE n66.id = e63."from" AND n66.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n67
      WHERE n67.id = e63."from" AND n67.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n68
      WHERE n68.id = e63."from" AND n68.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Service" n69
      WHERE n69.id = e63."to" AND n69.confidence >= ?2))
  UNION ALL
  SELECT 'PART_OF' AS kind, concat('PART_OF|', e70."from", '|', e70."to", CASE e70.key WHEN '' THEN '' ELSE '|' || e70.key END) AS id, e70."since" AS day
  FROM "PART_OF" e70
  WHERE e70."since" > ?3 AND e70."since" <= ?4 AND e70.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Enterprise" n71
      WHERE n71.id = e70."from" AND n71.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n72
      WHERE n72.id = e70."from" AND n72.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n73
      WHERE n73.id = e70."from" AND n73.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n74
      WHERE n74.id = e70."from" AND n74.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Program" n75
      WHERE n75.id = e70."from" AND n75.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n76
      WHERE n76.id = e70."from" AND n76.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Enterprise" n77
      WHERE n77.id = e70."to" AND n77.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n78
      WHERE n78.id = e70."to" AND n78.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n79
      WHERE n79.id = e70."to" AND n79.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n80
      WHERE n80.id = e70."to" AND n80.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Program" n81
      WHERE n81.id = e70."to" AND n81.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n82
      WHERE n82.id = e70."to" AND n82.confidence >= ?2))
  UNION ALL
  SELECT 'TAKES_PART_IN' AS kind, concat('TAKES_PART_IN|', e83."from", '|', e83."to", CASE e83.key WHEN '' THEN '' ELSE '|' || e83.key END) AS id, e83."since" AS day
  FROM "TAKES_PART_IN" e83
  WHERE e83."since" > ?3 AND e83."since" <= ?4 AND e83.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Achievement" n84
      WHERE n84.id = e83."from" AND n84.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Demand" n85
      WHERE n85.id = e83."from" AND n85.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Enterprise" n86
      WHERE n86.id = e83."from" AND n86.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n87
      WHERE n87.id = e83."from" AND n87.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n88
      WHERE n88.id = e83."from" AND n88.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n89
      WHERE n89.id = e83."from" AND n89.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n90
      WHERE n90.id = e83."from" AND n90.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Event" n91
      WHERE n91.id = e83."to" AND n91.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Program" n92
      WHERE n92.id = e83."to" AND n92.confidence >= ?2))
  UNION ALL
  SELECT 'IN_FIELD' AS kind, concat('IN_FIELD|', e93."from", '|', e93."to", CASE e93.key WHEN '' THEN '' ELSE '|' || e93.key END) AS id, e93."since" AS day
  FROM "IN_FIELD" e93
  WHERE e93."since" > ?3 AND e93."since" <= ?4 AND e93.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Achievement" n94
      WHERE n94.id = e93."from" AND n94.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Demand" n95
      WHERE n95.id = e93."from" AND n95.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Enterprise" n96
      WHERE n96.id = e93."from" AND n96.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n97
      WHERE n97.id = e93."from" AND n97.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n98
      WHERE n98.id = e93."from" AND n98.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n99
      WHERE n99.id = e93."from" AND n99.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Program" n100
      WHERE n100.id = e93."from" AND n100.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Service" n101
      WHERE n101.id = e93."from" AND n101.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n102
      WHERE n102.id = e93."from" AND n102.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Field" n103
      WHERE n103.id = e93."to" AND n103.confidence >= ?2))
  UNION ALL
  SELECT 'BROADER' AS kind, concat('BROADER|', e104."from", '|', e104."to", CASE e104.key WHEN '' THEN '' ELSE '|' || e104.key END) AS id, e104."since" AS day
  FROM "BROADER" e104
  WHERE e104."since" > ?3 AND e104."since" <= ?4 AND e104.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Field" n105
      WHERE n105.id = e104."from" AND n105.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Field" n106
      WHERE n106.id = e104."to" AND n106.confidence >= ?2))
  UNION ALL
  SELECT 'CLOSE_MATCH' AS kind, concat('CLOSE_MATCH|', e107."from", '|', e107."to", CASE e107.key WHEN '' THEN '' ELSE '|' || e107.key END) AS id, e107."since" AS day
  FROM "CLOSE_MATCH" e107
  WHERE e107."since" > ?3 AND e107."since" <= ?4 AND e107.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Field" n108
      WHERE n108.id = e107."from" AND n108.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Field" n109
      WHERE n109.id = e107."to" AND n109.confidence >= ?2))
  UNION ALL
  SELECT 'MATCHED' AS kind, concat('MATCHED|', e110."from", '|', e110."to", CASE e110.key WHEN '' THEN '' ELSE '|' || e110.key END) AS id, e110."since" AS day
  FROM "MATCHED" e110
  WHERE e110."since" > ?3 AND e110."since" <= ?4 AND e110.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Demand" n111
      WHERE n111.id = e110."from" AND n111.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n112
      WHERE n112.id = e110."from" AND n112.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Achievement" n113
      WHERE n113.id = e110."to" AND n113.confidence >= ?2))
  UNION ALL
  SELECT 'MEASURES' AS kind, concat('MEASURES|', e114."from", '|', e114."to", CASE e114.key WHEN '' THEN '' ELSE '|' || e114.key END) AS id, e114."since" AS day
  FROM "MEASURES" e114
  WHERE e114."since" > ?3 AND e114."since" <= ?4 AND e114.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Indicator" n115
      WHERE n115.id = e114."from" AND n115.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Enterprise" n116
      WHERE n116.id = e114."to" AND n116.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n117
      WHERE n117.id = e114."to" AND n117.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n118
      WHERE n118.id = e114."to" AND n118.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n119
      WHERE n119.id = e114."to" AND n119.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Program" n120
      WHERE n120.id = e114."to" AND n120.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n121
      WHERE n121.id = e114."to" AND n121.confidence >= ?2)))
SELECT CAST(concat('{"counts":', (
      SELECT concat('[', group_concat(concat('[', json_quote(kind), ',', number, ']'), ','), ']')
      FROM (
        SELECT kind, count(*) AS number
        FROM found GROUP BY kind
        ORDER BY kind)), ',"rows":', (
      SELECT concat('[', group_concat(concat('[', json_quote(day), ',', json_quote(id), ']'), ','), ']')
      FROM (
        SELECT day, id
        FROM found
        ORDER BY day, id LIMIT ?1)), '}') AS BLOB);

WITH found AS NOT MATERIALIZED (
  SELECT 'COOPERATES_WITH' AS kind, concat('COOPERATES_WITH|', e1."from", '|', e1."to", CASE e1.key WHEN '' THEN '' ELSE '|' || e1.key END) AS id, e1."until" AS day
  FROM "COOPERATES_WITH" e1
  WHERE e1."until" >= substr(?3, 1, 4) AND e1."until" < ?4 AND e1."until" || '~' >= ?3 AND e1."until" || '~' < ?4 AND e1.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Enterprise" n2
      WHERE n2.id = e1."from" AND n2.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n3
      WHERE n3.id = e1."from" AND n3.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n4
      WHERE n4.id = e1."from" AND n4.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n5
      WHERE n5.id = e1."from" AND n5.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n6
      WHERE n6.id = e1."from" AND n6.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Enterprise" n7
      WHERE n7.id = e1."to" AND n7.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n8
      WHERE n8.id = e1."to" AND n8.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n9
      WHERE n9.id = e1."to" AND n9.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n10
      WHERE n10.id = e1."to" AND n10.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n11
      WHERE n11.id = e1."to" AND n11.confidence >= ?2))
  UNION ALL
  SELECT 'INVESTED_IN' AS kind, concat('INVESTED_IN|', e12."from", '|', e12."to", CASE e12.key WHEN '' THEN '' ELSE '|' || e12.key END) AS id, e12."until" AS day
  FROM "INVESTED_IN" e12
  WHERE e12."until" >= substr(?3, 1, 4) AND e12."until" < ?4 AND e12."until" || '~' >= ?3 AND e12."until" || '~' < ?4 AND e12.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Institution" n13
      WHERE n13.id = e12."from" AND n13.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n14
      WHERE n14.id = e12."from" AND n14.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Achievement" n15
      WHERE n15.id = e12."to" AND n15.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Enterprise" n16
      WHERE n16.id = e12."to" AND n16.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Program" n17
      WHERE n17.id = e12."to" AND n17.confidence >= ?2))
  UNION ALL
  SELECT 'TRANSFERRED' AS kind, concat('TRANSFERRED|', e18."from", '|', e18."to", CASE e18.key WHEN '' THEN '' ELSE '|' || e18.key END) AS id, e18."until" AS day
  FROM "TRANSFERRED" e18
  WHERE e18."until" >= substr(?3, 1, 4) AND e18."until" < ?4 AND e18."until" || '~' >= ?3 AND e18."until" || '~' < ?4 AND e18.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Achievement" n19
      WHERE n19.id = e18."from" AND n19.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Enterprise" n20
      WHERE n20.id = e18."to" AND n20.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n21
      WHERE n21.id = e18."to" AND n21.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n22
      WHERE n22.id = e18."to" AND n22.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n23
      WHERE n23.id = e18."to" AND n23.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n24
      WHERE n24.id = e18."to" AND n24.confidence >= ?2))
  UNION ALL
  SELECT 'OWNS' AS kind, concat('OWNS|', e25."from", '|', e25."to", CASE e25.key WHEN '' THEN '' ELSE '|' || e25.key END) AS id, e25."until" AS day
  FROM "OWNS" e25
  WHERE e25."until" >= substr(?3, 1, 4) AND e25."until" < ?4 AND e25."until" || '~' >= ?3 AND e25."until" || '~' < ?4 AND e25.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Enterprise" n26
      WHERE n26.id = e25."from" AND n26.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n27
      WHERE n27.id = e25."from" AND n27.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n28
      WHERE n28.id = e25."from" AND n28.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n29
      WHERE n29.id = e25."from" AND n29.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n30
      WHERE n30.id = e25."from" AND n30.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Achievement" n31
      WHERE n31.id = e25."to" AND n31.confidence >= ?2))
  UNION ALL
  SELECT 'POSTS' AS kind, concat('POSTS|', e32."from", '|', e32."to", CASE e32.key WHEN '' THEN '' ELSE '|' || e32.key END) AS id, e32."until" AS day
  FROM "POSTS" e32
  WHERE e32."until" >= substr(?3, 1, 4) AND e32."until" < ?4 AND e32."until" || '~' >= ?3 AND e32."until" || '~' < ?4 AND e32.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Enterprise" n33
      WHERE n33.id = e32."from" AND n33.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n34
      WHERE n34.id = e32."from" AND n34.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n35
      WHERE n35.id = e32."from" AND n35.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n36
      WHERE n36.id = e32."from" AND n36.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n37
      WHERE n37.id = e32."from" AND n37.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Demand" n38
      WHERE n38.id = e32."to" AND n38.confidence >= ?2))
  UNION ALL
  SELECT 'LOCATED_IN' AS kind, concat('LOCATED_IN|', e39."from", '|', e39."to", CASE e39.key WHEN '' THEN '' ELSE '|' || e39.key END) AS id, e39."until" AS day
  FROM "LOCATED_IN" e39
  WHERE e39."until" >= substr(?3, 1, 4) AND e39."until" < ?4 AND e39."until" || '~' >= ?3 AND e39."until" || '~' < ?4 AND e39.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Enterprise" n40
      WHERE n40.id = e39."from" AND n40.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n41
      WHERE n41.id = e39."from" AND n41.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n42
      WHERE n42.id = e39."from" AND n42.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n43
      WHERE n43.id = e39."from" AND n43.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n44
      WHERE n44.id = e39."from" AND n44.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Park" n45
      WHERE n45.id = e39."to" AND n45.confidence >= ?2))
  UNION ALL
  SELECT 'OPERATES' AS kind, concat('OPERATES|', e46."from", '|', e46."to", CASE e46.key WHEN '' THEN '' ELSE '|' || e46.key END) AS id, e46."until" AS day
  FROM "OPERATES" e46
  WHERE e46."until" >= substr(?3, 1, 4) AND e46."until" < ?4 AND e46."until" || '~' >= ?3 AND e46."until" || '~' < ?4 AND e46.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Enterprise" n47
      WHERE n47.id = e46."from" AND n47.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n48
      WHERE n48.id = e46."from" AND n48.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n49
      WHERE n49.id = e46."from" AND n49.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n50
      WHERE n50.id = e46."from" AND n50.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n51
      WHERE n51.id = e46."from" AND n51.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Event" n52
      WHERE n52.id = e46."to" AND n52.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n53
      WHERE n53.id = e46."to" AND n53.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Program" n54
      WHERE n54.id = e46."to" AND n54.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Service" n55
      WHERE n55.id = e46."to" AND n55.confidence >= ?2))
  UNION ALL
  SELECT 'OFFERS' AS kind, concat('OFFERS|', e56."from", '|', e56."to", CASE e56.key WHEN '' THEN '' ELSE '|' || e56.key END) AS id, e56."until" AS day
  FROM "OFFERS" e56
  WHERE e56."until" >= substr(?3, 1, 4) AND e56."until" < ?4 AND e56."until" || '~' >= ?3 AND e56."until" || '~' < ?4 AND e56.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Enterprise" n57
      WHERE n57.id = e56."from" AND n57.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n58
      WHERE n58.id = e56."from" AND n58.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n59
      WHERE n59.id = e56."from" AND n59.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n60
      WHERE n60.id = e56."from" AND n60.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n61
      WHERE n61.id = e56."from" AND n61.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Service" n62
      WHERE n62.id = e56."to" AND n62.confidence >= ?2))
  UNION ALL
  SELECT 'USES' AS kind, concat('USES|', e63."from", '|', e63."to", CASE e63.key WHEN '' THEN '' ELSE '|' || e63.key END) AS id, e63."until" AS day
  FROM "USES" e63
  WHERE e63."until" >= substr(?3, 1, 4) AND e63."until" < ?4 AND e63."until" || '~' >= ?3 AND e63."until" || '~' < ?4 AND e63.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Enterprise" n64
      WHERE n64.id = e63."from" AND n64.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n65
      WHERE n65.id = e63."from" AND n65.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n66
      WHERE n66.id = e63."from" AND n66.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n67
      WHERE n67.id = e63."from" AND n67.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n68
      WHERE n68.id = e63."from" AND n68.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Service" n69
      WHERE n69.id = e63."to" AND n69.confidence >= ?2))
  UNION ALL
  SELECT 'PART_OF' AS kind, concat('PART_OF|', e70."from", '|', e70."to", CASE e70.key WHEN '' THEN '' ELSE '|' || e70.key END) AS id, e70."until" AS day
  FROM "PART_OF" e70
  WHERE e70."until" >= substr(?3, 1, 4) AND e70."until" < ?4 AND e70."until" || '~' >= ?3 AND e70."until" || '~' < ?4 AND e70.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Enterprise" n71
      WHERE n71.id = e70."from" AND n71.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n72
      WHERE n72.id = e70."from" AND n72.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n73
      WHERE n73.id = e70."from" AND n73.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n74
      WHERE n74.id = e70."from" AND n74.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Program" n75
      WHERE n75.id = e70."from" AND n75.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n76
      WHERE n76.id = e70."from" AND n76.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Enterprise" n77
      WHERE n77.id = e70."to" AND n77.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n78
      WHERE n78.id = e70."to" AND n78.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n79
      WHERE n79.id = e70."to" AND n79.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n80
      WHERE n80.id = e70."to" AND n80.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Program" n81
      WHERE n81.id = e70."to" AND n81.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n82
      WHERE n82.id = e70."to" AND n82.confidence >= ?2))
  UNION ALL
  SELECT 'TAKES_PART_IN' AS kind, concat('TAKES_PART_IN|', e83."from", '|', e83."to", CASE e83.key WHEN '' THEN '' ELSE '|' || e83.key END) AS id, e83."until" AS day
  FROM "TAKES_PART_IN" e83
  WHERE e83."until" >= substr(?3, 1, 4) AND e83."until" < ?4 AND e83."until" || '~' >= ?3 AND e83."until" || '~' < ?4 AND e83.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Achievement" n84
      WHERE n84.id = e83."from" AND n84.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Demand" n85
      WHERE n85.id = e83."from" AND n85.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Enterprise" n86
      WHERE n86.id = e83."from" AND n86.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n87
      WHERE n87.id = e83."from" AND n87.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n88
      WHERE n88.id = e83."from" AND n88.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n89
      WHERE n89.id = e83."from" AND n89.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n90
      WHERE n90.id = e83."from" AND n90.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Event" n91
      WHERE n91.id = e83."to" AND n91.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Program" n92
      WHERE n92.id = e83."to" AND n92.confidence >= ?2))
  UNION ALL
  SELECT 'IN_FIELD' AS kind, concat('IN_FIELD|', e93."from", '|', e93."to", CASE e93.key WHEN '' THEN '' ELSE '|' || e93.key END) AS id, e93."until" AS day
  FROM "IN_FIELD" e93
  WHERE e93."until" >= substr(?3, 1, 4) AND e93."until" < ?4 AND e93."until" || '~' >= ?3 AND e93."until" || '~' < ?4 AND e93.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Achievement" n94
      WHERE n94.id = e93."from" AND n94.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Demand" n95
      WHERE n95.id = e93."from" AND n95.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Enterprise" n96
      WHERE n96.id = e93."from" AND n96.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n97
      WHERE n97.id = e93."from" AND n97.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n98
      WHERE n98.id = e93."from" AND n98.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n99
      WHERE n99.id = e93."from" AND n99.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Program" n100
      WHERE n100.id = e93."from" AND n100.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Service" n101
      WHERE n101.id = e93."from" AND n101.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n102
      WHERE n102.id = e93."from" AND n102.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Field" n103
      WHERE n103.id = e93."to" AND n103.confidence >= ?2))
  UNION ALL
  SELECT 'BROADER' AS kind, concat('BROADER|', e104."from", '|', e104."to", CASE e104.key WHEN '' THEN '' ELSE '|' || e104.key END) AS id, e104."until" AS day
  FROM "BROADER" e104
  WHERE e104."until" >= substr(?3, 1, 4) AND e104."until" < ?4 AND e104."until" || '~' >= ?3 AND e104."until" || '~' < ?4 AND e104.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Field" n105
      WHERE n105.id = e104."from" AND n105.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Field" n106
      WHERE n106.id = e104."to" AND n106.confidence >= ?2))
  UNION ALL
  SELECT 'CLOSE_MATCH' AS kind, concat('CLOSE_MATCH|', e107."from", '|', e107."to", CASE e107.key WHEN '' THEN '' ELSE '|' || e107.key END) AS id, e107."until" AS day
  FROM "CLOSE_MATCH" e107
  WHERE e107."until" >= substr(?3, 1, 4) AND e107."until" < ?4 AND e107."until" || '~' >= ?3 AND e107."until" || '~' < ?4 AND e107.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Field" n108
      WHERE n108.id = e107."from" AND n108.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Field" n109
      WHERE n109.id = e107."to" AND n109.confidence >= ?2))
  UNION ALL
  SELECT 'MATCHED' AS kind, concat('MATCHED|', e110."from", '|', e110."to", CASE e110.key WHEN '' THEN '' ELSE '|' || e110.key END) AS id, e110."until" AS day
  FROM "MATCHED" e110
  WHERE e110."until" >= substr(?3, 1, 4) AND e110."until" < ?4 AND e110."until" || '~' >= ?3 AND e110."until" || '~' < ?4 AND e110.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Demand" n111
      WHERE n111.id = e110."from" AND n111.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n112
      WHERE n112.id = e110."from" AND n112.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Achievement" n113
      WHERE n113.id = e110."to" AND n113.confidence >= ?2))
  UNION ALL
  SELECT 'MEASURES' AS kind, concat('MEASURES|', e114."from", '|', e114."to", CASE e114.key WHEN '' THEN '' ELSE '|' || e114.key END) AS id, e114."until" AS day
  FROM "MEASURES" e114
  WHERE e114."until" >= substr(?3, 1, 4) AND e114."until" < ?4 AND e114."until" || '~' >= ?3 AND e114."until" || '~' < ?4 AND e114.confidence >= ?2 AND (EXISTS (
      SELECT 1
      FROM "Indicator" n115
      WHERE n115.id = e114."from" AND n115.confidence >= ?2)) AND (EXISTS (
      SELECT 1
      FROM "Enterprise" n116
      WHERE n116.id = e114."to" AND n116.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Institution" n117
      WHERE n117.id = e114."to" AND n117.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Investor" n118
      WHERE n118.id = e114."to" AND n118.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Park" n119
      WHERE n119.id = e114."to" AND n119.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "Program" n120
      WHERE n120.id = e114."to" AND n120.confidence >= ?2) OR EXISTS (
      SELECT 1
      FROM "University" n121
      WHERE n121.id = e114."to" AND n121.confidence >= ?2)))
SELECT CAST(concat('{"counts":', (
      SELECT concat('[', group_concat(concat('[', json_quote(kind), ',', number, ']'), ','), ']')
      FROM (
        SELECT kind, count(*) AS number
        FROM found GROUP BY kind
        ORDER BY kind)), ',"rows":', (
      SELECT concat('[', group_concat(concat('[', json_quote(day), ',', json_quote(id), ']'), ','), ']')
      FROM (
        SELECT day, id
        FROM found
        ORDER BY day || '~', id LIMIT ?1)), '}') AS BLOB);

SELECT CAST(CASE substr(x.value, 1, instr(x.value, ':') - 1) WHEN 'Achievement' THEN (
    SELECT concat('{"__typename":"Achievement","id":', json_quote(n1.id), ',"owners":', concat('{"totalCount":', (
          SELECT count(*)
          FROM "OWNS" e2
          WHERE e2."to" = n1.id AND e2.confidence >= ?2 AND CASE substr(e2."from", 1, instr(e2."from", ':') - 1) WHEN 'Enterprise' THEN (
            SELECT n3.confidence >= ?2
            FROM "Enterprise" n3
            WHERE n3.id = e2."from") WHEN 'Institution' THEN (
            SELECT n4.confidence >= ?2
            FROM "Institution" n4
            WHERE n4.id = e2."from") WHEN 'Investor' THEN (
            SELECT n5.confidence >= ?2
            FROM "Investor" n5
            WHERE n5.id = e2."from") WHEN 'Park' THEN (
            SELECT n6.confidence >= ?2
            FROM "Park" n6
            WHERE n6.id = e2."from") WHEN 'University' THEN (
            SELECT n7.confidence >= ?2
            FROM "University" n7
            WHERE n7.id = e2."from") END), '}'), '}')
    FROM "Achievement" n1
    WHERE n1.id = x.value AND n1.confidence >= ?2) WHEN 'Demand' THEN (
    SELECT concat('{"__typename":"Demand","id":', json_quote(n8.id), '}')
    FROM "Demand" n8
    WHERE n8.id = x.value AND n8.confidence >= ?2) WHEN 'Enterprise' THEN (
    SELECT concat('{"__typename":"Enterprise","id":', json_quote(n9.id), '}')
    FROM "Enterprise" n9
    WHERE n9.id = x.value AND n9.confidence >= ?2) WHEN 'Event' THEN (
    SELECT concat('{"__typename":"Event","id":', json_quote(n10.id), '}')
    FROM "Event" n10
    WHERE n10.id = x.value AND n10.confidence >= ?2) WHEN 'Field' THEN (
    SELECT concat('{"__typename":"Field","id":', json_quote(n11.id), '}')
    FROM "Field" n11
    WHERE n11.id = x.value AND n11.confidence >= ?2) WHEN 'Indicator' THEN (
    SELECT concat('{"__typename":"Indicator","id":', json_quote(n12.id), '}')
    FROM "Indicator" n12
    WHERE n12.id = x.value AND n12.confidence >= ?2) WHEN 'Institution' THEN (
    SELECT concat('{"__typename":"Institution","id":', json_quote(n13.id), '}')
    FROM "Institution" n13
    WHERE n13.id = x.value AND n13.confidence >= ?2) WHEN 'Investor' THEN (
    SELECT concat('{"__typename":"Investor","id":', json_quote(n14.id), '}')
    FROM "Investor" n14
    WHERE n14.id = x.value AND n14.confidence >= ?2) WHEN 'Park' THEN (
    SELECT concat('{"__typename":"Park","id":', json_quote(n15.id), '}')
    FROM "Park" n15
    WHERE n15.id = x.value AND n15.confidence >= ?2) WHEN 'Program' THEN (
    SELECT concat('{"__typename":"Program","id":', json_quote(n16.id), '}')
    FROM "Program" n16
    WHERE n16.id = x.value AND n16.confidence >= ?2) WHEN 'Service' THEN (
    SELECT concat('{"__typename":"Service","id":', json_quote(n17.id), '}')
    FROM "Service" n17
    WHERE n17.id = x.value AND n17.confidence >= ?2) WHEN 'University' THEN (
    SELECT concat('{"__typename":"University","id":', json_quote(n18.id), '}')
    FROM "University" n18
    WHERE n18.id = x.value AND n18.confidence >= ?2) END AS BLOB)
FROM json_each(?1) x
ORDER BY x.key;

SELECT CAST(CASE x.value ->> 0 WHEN 'COOPERATES_WITH' THEN (
    SELECT concat('{"__typename":"CooperatesWith","id":', json_quote(concat('COOPERATES_WITH|', e1."from", '|', e1."to", CASE e1.key WHEN '' THEN '' ELSE '|' || e1.key END)), ',"since":', json_quote(e1."since"), ',"from":', coalesce(CASE substr(e1."from", 1, instr(e1."from", ':') - 1) WHEN 'Enterprise' THEN (
          SELECT concat('{"id":', json_quote(n12.id), '}')
          FROM "Enterprise" n12
          WHERE n12.id = e1."from") WHEN 'Institution' THEN (
          SELECT concat('{"id":', json_quote(n13.id), '}')
          FROM "Institution" n13
          WHERE n13.id = e1."from") WHEN 'Investor' THEN (
          SELECT concat('{"id":', json_quote(n14.id), '}')
          FROM "Investor" n14
          WHERE n14.id = e1."from") WHEN 'Park' THEN (
          SELECT concat('{"id":', json_quote(n15.id), '}')
          FROM "Park" n15
          WHERE n15.id = e1."from") WHEN 'University' THEN (
          SELECT concat('{"id":', json_quote(n16.id), '}')
          FROM "University" n16
          WHERE n16.id = e1."from") END, 'null'), ',"to":', coalesce(CASE substr(e1."to", 1, instr(e1."to", ':') - 1) WHEN 'Enterprise' THEN (
          SELECT concat('{"id":', json_quote(n17.id), '}')
          FROM "Enterprise" n17
          WHERE n17.id = e1."to") WHEN 'Institution' THEN (
          SELECT concat('{"id":', json_quote(n18.id), '}')
          FROM "Institution" n18
          WHERE n18.id = e1."to") WHEN 'Investor' THEN (
          SELECT concat('{"id":', json_quote(n19.id), '}')
          FROM "Investor" n19
          WHERE n19.id = e1."to") WHEN 'Park' THEN (
          SELECT concat('{"id":', json_quote(n20.id), '}')
          FROM "Park" n20
          WHERE n20.id = e1."to") WHEN 'University' THEN (
          SELECT concat('{"id":', json_quote(n21.id), '}')
          FROM "University" n21
          WHERE n21.id = e1."to") END, 'null'), '}')
    FROM "COOPERATES_WITH" e1
    WHERE e1."from" = x.value ->> 1 AND e1."to" = x.value ->> 2 AND e1.key = x.value ->> 3 AND e1.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Enterprise" n2
        WHERE n2.id = e1."from" AND n2.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n3
        WHERE n3.id = e1."from" AND n3.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n4
        WHERE n4.id = e1."from" AND n4.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n5
        WHERE n5.id = e1."from" AND n5.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n6
        WHERE n6.id = e1."from" AND n6.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Enterprise" n7
        WHERE n7.id = e1."to" AND n7.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n8
        WHERE n8.id = e1."to" AND n8.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n9
        WHERE n9.id = e1."to" AND n9.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n10
        WHERE n10.id = e1."to" AND n10.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n11
        WHERE n11.id = e1."to" AND n11.confidence >= ?2))) WHEN 'INVESTED_IN' THEN (
    SELECT concat('{"__typename":"InvestedIn","id":', json_quote(concat('INVESTED_IN|', e22."from", '|', e22."to", CASE e22.key WHEN '' THEN '' ELSE '|' || e22.key END)), ',"since":', json_quote(e22."since"), ',"from":', coalesce(CASE substr(e22."from", 1, instr(e22."from", ':') - 1) WHEN 'Institution' THEN (
          SELECT concat('{"id":', json_quote(n28.id), '}')
          FROM "Institution" n28
          WHERE n28.id = e22."from") WHEN 'Investor' THEN (
          SELECT concat('{"id":', json_quote(n29.id), '}')
          FROM "Investor" n29
          WHERE n29.id = e22."from") END, 'null'), ',"to":', coalesce(CASE substr(e22."to", 1, instr(e22."to", ':') - 1) WHEN 'Achievement' THEN (
          SELECT concat('{"id":', json_quote(n30.id), '}')
          FROM "Achievement" n30
          WHERE n30.id = e22."to") WHEN 'Enterprise' THEN (
          SELECT concat('{"id":', json_quote(n31.id), '}')
          FROM "Enterprise" n31
          WHERE n31.id = e22."to") WHEN 'Program' THEN (
          SELECT concat('{"id":', json_quote(n32.id), '}')
          FROM "Program" n32
          WHERE n32.id = e22."to") END, 'null'), '}')
    FROM "INVESTED_IN" e22
    WHERE e22."from" = x.value ->> 1 AND e22."to" = x.value ->> 2 AND e22.key = x.value ->> 3 AND e22.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Institution" n23
        WHERE n23.id = e22."from" AND n23.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n24
        WHERE n24.id = e22."from" AND n24.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Achievement" n25
        WHERE n25.id = e22."to" AND n25.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Enterprise" n26
        WHERE n26.id = e22."to" AND n26.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Program" n27
        WHERE n27.id = e22."to" AND n27.confidence >= ?2))) WHEN 'TRANSFERRED' THEN (
    SELECT concat('{"__typename":"Transferred","id":', json_quote(concat('TRANSFERRED|', e33."from", '|', e33."to", CASE e33.key WHEN '' THEN '' ELSE '|' || e33.key END)), ',"since":', json_quote(e33."since"), ',"from":', coalesce((
          SELECT concat('{"id":', json_quote(n40.id), '}')
          FROM "Achievement" n40
          WHERE n40.id = e33."from"), 'null'), ',"to":', coalesce(CASE substr(e33."to", 1, instr(e33."to", ':') - 1) WHEN 'Enterprise' THEN (
          SELECT concat('{"id":', json_quote(n41.id), '}')
          FROM "Enterprise" n41
          WHERE n41.id = e33."to") WHEN 'Institution' THEN (
          SELECT concat('{"id":', json_quote(n42.id), '}')
          FROM "Institution" n42
          WHERE n42.id = e33."to") WHEN 'Investor' THEN (
          SELECT concat('{"id":', json_quote(n43.id), '}')
          FROM "Investor" n43
          WHERE n43.id = e33."to") WHEN 'Park' THEN (
          SELECT concat('{"id":', json_quote(n44.id), '}')
          FROM "Park" n44
          WHERE n44.id = e33."to") WHEN 'University' THEN (
          SELECT concat('{"id":', json_quote(n45.id), '}')
          FROM "University" n45
          WHERE n45.id = e33."to") END, 'null'), ',"amount":', coalesce(e33."amount", 'null'), ',"broker":', coalesce(CASE substr(e33."broker", 1, instr(e33."broker", ':') - 1) WHEN 'Enterprise' THEN (
          SELECT concat('{"name":', json_quote(n46."name"), '}')
          FROM "Enterprise" n46
          WHERE n46.id = e33."broker" AND n46.confidence >= ?2) WHEN 'Institution' THEN (
          SELECT concat('{"name":', json_quote(n47."name"), '}')
          FROM "Institution" n47
          WHERE n47.id = e33."broker" AND n47.confidence >= ?2) WHEN 'Investor' THEN (
          SELECT concat('{"name":', json_quote(n48."name"), '}')
          FROM "Investor" n48
          WHERE n48.id = e33."broker" AND n48.confidence >= ?2) WHEN 'Park' THEN (
          SELECT concat('{"name":', json_quote(n49."name"), '}')
          FROM "Park" n49
          WHERE n49.id = e33."broker" AND n49.confidence >= ?2) WHEN 'University' THEN (
          SELECT concat('{"name":', json_quote(n50."name"), '}')
          FROM "University" n50
          WHERE n50.id = e33."broker" AND n50.confidence >= ?2) END, 'null'), '}')
    FROM "TRANSFERRED" e33
    WHERE e33."from" = x.value ->> 1 AND e33."to" = x.value ->> 2 AND e33.key = x.value ->> 3 AND e33.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Achievement" n34
        WHERE n34.id = e33."from" AND n34.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Enterprise" n35
        WHERE n35.id = e33."to" AND n35.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n36
        WHERE n36.id = e33."to" AND n36.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n37
        WHERE n37.id = e33."to" AND n37.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n38
        WHERE n38.id = e33."to" AND n38.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n39
        WHERE n39.id = e33."to" AND n39.confidence >= ?2))) WHEN 'OWNS' THEN (
    SELECT concat('{"__typename":"Owns","id":', json_quote(concat('OWNS|', e51."from", '|', e51."to", CASE e51.key WHEN '' THEN '' ELSE '|' || e51.key END)), ',"since":', json_quote(e51."since"), ',"from":', coalesce(CASE substr(e51."from", 1, instr(e51."from", ':') - 1) WHEN 'Enterprise' THEN (
          SELECT concat('{"id":', json_quote(n58.id), '}')
          FROM "Enterprise" n58
          WHERE n58.id = e51."from") WHEN 'Institution' THEN (
          SELECT concat('{"id":', json_quote(n59.id), '}')
          FROM "Institution" n59
          WHERE n59.id = e51."from") WHEN 'Investor' THEN (
          SELECT concat('{"id":', json_quote(n60.id), '}')
          FROM "Investor" n60
          WHERE n60.id = e51."from") WHEN 'Park' THEN (
          SELECT concat('{"id":', json_quote(n61.id), '}')
          FROM "Park" n61
          WHERE n61.id = e51."from") WHEN 'University' THEN (
          SELECT concat('{"id":', json_quote(n62.id), '}')
          FROM "University" n62
          WHERE n62.id = e51."from") END, 'null'), ',"to":', coalesce((
          SELECT concat('{"id":', json_quote(n63.id), '}')
          FROM "Achievement" n63
          WHERE n63.id = e51."to"), 'null'), '}')
    FROM "OWNS" e51
    WHERE e51."from" = x.value ->> 1 AND e51."to" = x.value ->> 2 AND e51.key = x.value ->> 3 AND e51.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Enterprise" n52
        WHERE n52.id = e51."from" AND n52.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n53
        WHERE n53.id = e51."from" AND n53.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n54
        WHERE n54.id = e51."from" AND n54.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n55
        WHERE n55.id = e51."from" AND n55.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n56
        WHERE n56.id = e51."from" AND n56.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Achievement" n57
        WHERE n57.id = e51."to" AND n57.confidence >= ?2))) WHEN 'POSTS' THEN (
    SELECT concat('{"__typename":"Posts","id":', json_quote(concat('POSTS|', e64."from", '|', e64."to", CASE e64.key WHEN '' THEN '' ELSE '|' || e64.key END)), ',"since":', json_quote(e64."since"), ',"from":', coalesce(CASE substr(e64."from", 1, instr(e64."from", ':') - 1) WHEN 'Enterprise' THEN (
          SELECT concat('{"id":', json_quote(n71.id), '}')
          FROM "Enterprise" n71
          WHERE n71.id = e64."from") WHEN 'Institution' THEN (
          SELECT concat('{"id":', json_quote(n72.id), '}')
          FROM "Institution" n72
          WHERE n72.id = e64."from") WHEN 'Investor' THEN (
          SELECT concat('{"id":', json_quote(n73.id), '}')
          FROM "Investor" n73
          WHERE n73.id = e64."from") WHEN 'Park' THEN (
          SELECT concat('{"id":', json_quote(n74.id), '}')
          FROM "Park" n74
          WHERE n74.id = e64."from") WHEN 'University' THEN (
          SELECT concat('{"id":', json_quote(n75.id), '}')
          FROM "University" n75
          WHERE n75.id = e64."from") END, 'null'), ',"to":', coalesce((
          SELECT concat('{"id":', json_quote(n76.id), '}')
          FROM "Demand" n76
          WHERE n76.id = e64."to"), 'null'), '}')
    FROM "POSTS" e64
    WHERE e64."from" = x.value ->> 1 AND e64."to" = x.value ->> 2 AND e64.key = x.value ->> 3 AND e64.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Enterprise" n65
        WHERE n65.id = e64."from" AND n65.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n66
        WHERE n66.id = e64."from" AND n66.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n67
        WHERE n67.id = e64."from" AND n67.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n68
        WHERE n68.id = e64."from" AND n68.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n69
        WHERE n69.id = e64."from" AND n69.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Demand" n70
        WHERE n70.id = e64."to" AND n70.confidence >= ?2))) WHEN 'LOCATED_IN' THEN (
    SELECT concat('{"__typename":"LocatedIn","id":', json_quote(concat('LOCATED_IN|', e77."from", '|', e77."to", CASE e77.key WHEN '' THEN '' ELSE '|' || e77.key END)), ',"since":', json_quote(e77."since"), ',"from":', coalesce(CASE substr(e77."from", 1, instr(e77."from", ':') - 1) WHEN 'Enterprise' THEN (
          SELECT concat('{"id":', json_quote(n84.id), '}')
          FROM "Enterprise" n84
          WHERE n84.id = e77."from") WHEN 'Institution' THEN (
          SELECT concat('{"id":', json_quote(n85.id), '}')
          FROM "Institution" n85
          WHERE n85.id = e77."from") WHEN 'Investor' THEN (
          SELECT concat('{"id":', json_quote(n86.id), '}')
          FROM "Investor" n86
          WHERE n86.id = e77."from") WHEN 'Park' THEN (
          SELECT concat('{"id":', json_quote(n87.id), '}')
          FROM "Park" n87
          WHERE n87.id = e77."from") WHEN 'University' THEN (
          SELECT concat('{"id":', json_quote(n88.id), '}')
          FROM "University" n88
          WHERE n88.id = e77."from") END, 'null'), ',"to":', coalesce((
          SELECT concat('{"id":', json_quote(n89.id), '}')
          FROM "Park" n89
          WHERE n89.id = e77."to"), 'null'), '}')
    FROM "LOCATED_IN" e77
    WHERE e77."from" = x.value ->> 1 AND e77."to" = x.value ->> 2 AND e77.key = x.value ->> 3 AND e77.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Enterprise" n78
        WHERE n78.id = e77."from" AND n78.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n79
        WHERE n79.id = e77."from" AND n79.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n80
        WHERE n80.id = e77."from" AND n80.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n81
        WHERE n81.id = e77."from" AND n81.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n82
        WHERE n82.id = e77."from" AND n82.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Park" n83
        WHERE n83.id = e77."to" AND n83.confidence >= ?2))) WHEN 'OPERATES' THEN (
    SELECT concat('{"__typename":"Operates","id":', json_quote(concat('OPERATES|', e90."from", '|', e90."to", CASE e90.key WHEN '' THEN '' ELSE '|' || e90.key END)), ',"since":', json_quote(e90."since"), ',"from":', coalesce(CASE substr(e90."from", 1, instr(e90."from", ':') - 1) WHEN 'Enterprise' THEN (
          SELECT concat('{"id":', json_quote(n100.id), '}')
          FROM "Enterprise" n100
          WHERE n100.id = e90."from") WHEN 'Institution' THEN (
          SELECT concat('{"id":', json_quote(n101.id), '}')
          FROM "Institution" n101
          WHERE n101.id = e90."from") WHEN 'Investor' THEN (
          SELECT concat('{"id":', json_quote(n102.id), '}')
          FROM "Investor" n102
          WHERE n102.id = e90."from") WHEN 'Park' THEN (
          SELECT concat('{"id":', json_quote(n103.id), '}')
          FROM "Park" n103
          WHERE n103.id = e90."from") WHEN 'University' THEN (
          SELECT concat('{"id":', json_quote(n104.id), '}')
          FROM "University" n104
          WHERE n104.id = e90."from") END, 'null'), ',"to":', coalesce(CASE substr(e90."to", 1, instr(e90."to", ':') - 1) WHEN 'Event' THEN (
          SELECT concat('{"id":', json_quote(n105.id), '}')
          FROM "Event" n105
          WHERE n105.id = e90."to") WHEN 'Park' THEN (
          SELECT concat('{"id":', json_quote(n106.id), '}')
          FROM "Park" n106
          WHERE n106.id = e90."to") WHEN 'Program' THEN (
          SELECT concat('{"id":', json_quote(n107.id), '}')
          FROM "Program" n107
          WHERE n107.id = e90."to") WHEN 'Service' THEN (
          SELECT concat('{"id":', json_quote(n108.id), '}')
          FROM "Service" n108
          WHERE n108.id = e90."to") END, 'null'), '}')
    FROM "OPERATES" e90
    WHERE e90."from" = x.value ->> 1 AND e90."to" = x.value ->> 2 AND e90.key = x.value ->> 3 AND e90.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Enterprise" n91
        WHERE n91.id = e90."from" AND n91.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n92
        WHERE n92.id = e90."from" AND n92.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n93
        WHERE n93.id = e90."from" AND n93.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n94
        WHERE n94.id = e90."from" AND n94.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n95
        WHERE n95.id = e90."from" AND n95.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Event" n96
        WHERE n96.id = e90."to" AND n96.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n97
        WHERE n97.id = e90."to" AND n97.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Program" n98
        WHERE n98.id = e90."to" AND n98.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Service" n99
        WHERE n99.id = e90."to" AND n99.confidence >= ?2))) WHEN 'OFFERS' THEN (
    SELECT concat('{"__typename":"Offers","id":', json_quote(concat('OFFERS|', e109."from", '|', e109."to", CASE e109.key WHEN '' THEN '' ELSE '|' || e109.key END)), ',"since":', json_quote(e109."since"), ',"from":', coalesce(CASE substr(e109."from", 1, instr(e109."from", ':') - 1) WHEN 'Enterprise' THEN (
          SELECT concat('{"id":', json_quote(n116.id), '}')
          FROM "Enterprise" n116
          WHERE n116.id = e109."from") WHEN 'Institution' THEN (
          SELECT concat('{"id":', json_quote(n117.id), '}')
          FROM "Institution" n117
          WHERE n117.id = e109."from") WHEN 'Investor' THEN (
          SELECT concat('{"id":', json_quote(n118.id), '}')
          FROM "Investor" n118
          WHERE n118.id = e109."from") WHEN 'Park' THEN (
          SELECT concat('{"id":', json_quote(n119.id), '}')
          FROM "Park" n119
          WHERE n119.id = e109."from") WHEN 'University' THEN (
          SELECT concat('{"id":', json_quote(n120.id), '}')
          FROM "University" n120
          WHERE n120.id = e109."from") END, 'null'), ',"to":', coalesce((
          SELECT concat('{"id":', json_quote(n121.id), '}')
          FROM "Service" n121
          WHERE n121.id = e109."to"), 'null'), '}')
    FROM "OFFERS" e109
    WHERE e109."from" = x.value ->> 1 AND e109."to" = x.value ->> 2 AND e109.key = x.value ->> 3 AND e109.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Enterprise" n110
        WHERE n110.id = e109."from" AND n110.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n111
        WHERE n111.id = e109."from" AND n111.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n112
        WHERE n112.id = e109."from" AND n112.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n113
        WHERE n113.id = e109."from" AND n113.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n114
        WHERE n114.id = e109."from" AND n114.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Service" n115
        WHERE n115.id = e109."to" AND n115.confidence >= ?2))) WHEN 'USES' THEN (
    SELECT concat('{"__typename":"Uses","id":', json_quote(concat('USES|', e122."from", '|', e122."to", CASE e122.key WHEN '' THEN '' ELSE '|' || e122.key END)), ',"since":', json_quote(e122."since"), ',"from":', coalesce(CASE substr(e122."from", 1, instr(e122."from", ':') - 1) WHEN 'Enterprise' THEN (
          SELECT concat('{"id":', json_quote(n129.id), '}')
          FROM "Enterprise" n129
          WHERE n129.id = e122."from") WHEN 'Institution' THEN (
          SELECT concat('{"id":', json_quote(n130.id), '}')
          FROM "Institution" n130
          WHERE n130.id = e122."from") WHEN 'Investor' THEN (
          SELECT concat('{"id":', json_quote(n131.id), '}')
          FROM "Investor" n131
          WHERE n131.id = e122."from") WHEN 'Park' THEN (
          SELECT concat('{"id":', json_quote(n132.id), '}')
          FROM "Park" n132
          WHERE n132.id = e122."from") WHEN 'University' THEN (
          SELECT concat('{"id":', json_quote(n133.id), '}')
          FROM "University" n133
          WHERE n133.id = e122."from") END, 'null'), ',"to":', coalesce((
          SELECT concat('{"id":', json_quote(n134.id), '}')
          FROM "Service" n134
          WHERE n134.id = e122."to"), 'null'), '}')
    FROM "USES" e122
    WHERE e122."from" = x.value ->> 1 AND e122."to" = x.value ->> 2 AND e122.key = x.value ->> 3 AND e122.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Enterprise" n123
        WHERE n123.id = e122."from" AND n123.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n124
        WHERE n124.id = e122."from" AND n124.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n125
        WHERE n125.id = e122."from" AND n125.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n126
        WHERE n126.id = e122."from" AND n126.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n127
        WHERE n127.id = e122."from" AND n127.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Service" n128
        WHERE n128.id = e122."to" AND n128.confidence >= ?2))) WHEN 'PART_OF' THEN (
    SELECT concat('{"__typename":"PartOf","id":', json_quote(concat('PART_OF|', e135."from", '|', e135."to", CASE e135.key WHEN '' THEN '' ELSE '|' || e135.key END)), ',"since":', json_quote(e135."since"), ',"from":', coalesce(CASE substr(e135."from", 1, instr(e135."from", ':') - 1) WHEN 'Enterprise' THEN (
          SELECT concat('{"id":', json_quote(n148.id), '}')
          FROM "Enterprise" n148
          WHERE n148.id = e135."from") WHEN 'Institution' THEN (
          SELECT concat('{"id":', json_quote(n149.id), '}')
          FROM "Institution" n149
          WHERE n149.id = e135."from") WHEN 'Investor' THEN (
          SELECT concat('{"id":', json_quote(n150.id), '}')
          FROM "Investor" n150
          WHERE n150.id = e135."from") WHEN 'Park' THEN (
          SELECT concat('{"id":', json_quote(n151.id), '}')
          FROM "Park" n151
          WHERE n151.id = e135."from") WHEN 'Program' THEN (
          SELECT concat('{"id":', json_quote(n152.id), '}')
          FROM "Program" n152
          WHERE n152.id = e135."from") WHEN 'University' THEN (
          SELECT concat('{"id":', json_quote(n153.id), '}')
          FROM "University" n153
          WHERE n153.id = e135."from") END, 'null'), ',"to":', coalesce(CASE substr(e135."to", 1, instr(e135."to", ':') - 1) WHEN 'Enterprise' THEN (
          SELECT concat('{"id":', json_quote(n154.id), '}')
          FROM "Enterprise" n154
          WHERE n154.id = e135."to") WHEN 'Institution' THEN (
          SELECT concat('{"id":', json_quote(n155.id), '}')
          FROM "Institution" n155
          WHERE n155.id = e135."to") WHEN 'Investor' THEN (
          SELECT concat('{"id":', json_quote(n156.id), '}')
          FROM "Investor" n156
          WHERE n156.id = e135."to") WHEN 'Park' THEN (
          SELECT concat('{"id":', json_quote(n157.id), '}')
          FROM "Park" n157
          WHERE n157.id = e135."to") WHEN 'Program' THEN (
          SELECT concat('{"id":', json_quote(n158.id), '}')
          FROM "Program" n158
          WHERE n158.id = e135."to") WHEN 'University' THEN (
          SELECT concat('{"id":', json_quote(n159.id), '}')
          FROM "University" n159
          WHERE n159.id = e135."to") END, 'null'), '}')
    FROM "PART_OF" e135
    WHERE e135."from" = x.value ->> 1 AND e135."to" = x.value ->> 2 AND e135.key = x.value ->> 3 AND e135.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Enterprise" n136
        WHERE n136.id = e135."from" AND n136.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n137
        WHERE n137.id = e135."from" AND n137.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n138
        WHERE n138.id = e135."from" AND n138.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n139
        WHERE n139.id = e135."from" AND n139.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Program" n140
        WHERE n140.id = e135."from" AND n140.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n141
        WHERE n141.id = e135."from" AND n141.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Enterprise" n142
        WHERE n142.id = e135."to" AND n142.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n143
        WHERE n143.id = e135."to" AND n143.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n144
        WHERE n144.id = e135."to" AND n144.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n145
        WHERE n145.id = e135."to" AND n145.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Program" n146
        WHERE n146.id = e135."to" AND n146.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n147
        WHERE n147.id = e135."to" AND n147.confidence >= ?2))) WHEN 'TAKES_PART_IN' THEN (
    SELECT concat('{"__typename":"TakesPartIn","id":', json_quote(concat('TAKES_PART_IN|', e160."from", '|', e160."to", CASE e160.key WHEN '' THEN '' ELSE '|' || e160.key END)), ',"since":', json_quote(e160."since"), ',"from":', coalesce(CASE substr(e160."from", 1, instr(e160."from", ':') - 1) WHEN 'Achievement' THEN (
          SELECT concat('{"id":', json_quote(n170.id), '}')
          FROM "Achievement" n170
          WHERE n170.id = e160."from") WHEN 'Demand' THEN (
          SELECT concat('{"id":', json_quote(n171.id), '}')
          FROM "Demand" n171
          WHERE n171.id = e160."from") WHEN 'Enterprise' THEN (
          SELECT concat('{"id":', json_quote(n172.id), '}')
          FROM "Enterprise" n172
          WHERE n172.id = e160."from") WHEN 'Institution' THEN (
          SELECT concat('{"id":', json_quote(n173.id), '}')
          FROM "Institution" n173
          WHERE n173.id = e160."from") WHEN 'Investor' THEN (
          SELECT concat('{"id":', json_quote(n174.id), '}')
          FROM "Investor" n174
          WHERE n174.id = e160."from") WHEN 'Park' THEN (
          SELECT concat('{"id":', json_quote(n175.id), '}')
          FROM "Park" n175
          WHERE n175.id = e160."from") WHEN 'University' THEN (
          SELECT concat('{"id":', json_quote(n176.id), '}')
          FROM "University" n176
          WHERE n176.id = e160."from") END, 'null'), ',"to":', coalesce(CASE substr(e160."to", 1, instr(e160."to", ':') - 1) WHEN 'Event' THEN (
          SELECT concat('{"id":', json_quote(n177.id), '}')
          FROM "Event" n177
          WHERE n177.id = e160."to") WHEN 'Program' THEN (
          SELECT concat('{"id":', json_quote(n178.id), '}')
          FROM "Program" n178
          WHERE n178.id = e160."to") END, 'null'), '}')
    FROM "TAKES_PART_IN" e160
    WHERE e160."from" = x.value ->> 1 AND e160."to" = x.value ->> 2 AND e160.key = x.value ->> 3 AND e160.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Achievement" n161
        WHERE n161.id = e160."from" AND n161.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Demand" n162
        WHERE n162.id = e160."from" AND n162.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Enterprise" n163
        WHERE n163.id = e160."from" AND n163.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n164
        WHERE n164.id = e160."from" AND n164.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n165
        WHERE n165.id = e160."from" AND n165.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n166
        WHERE n166.id = e160."from" AND n166.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n167
        WHERE n167.id = e160."from" AND n167.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Event" n168
        WHERE n168.id = e160."to" AND n168.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Program" n169
        WHERE n169.id = e160."to" AND n169.confidence >= ?2))) WHEN 'IN_FIELD' THEN (
    SELECT concat('{"__typename":"InField","id":', json_quote(concat('IN_FIELD|', e179."from", '|', e179."to", CASE e179.key WHEN '' THEN '' ELSE '|' || e179.key END)), ',"since":', json_quote(e179."since"), ',"from":', coalesce(CASE substr(e179."from", 1, instr(e179."from", ':') - 1) WHEN 'Achievement' THEN (
          SELECT concat('{"id":', json_quote(n190.id), '}')
          FROM "Achievement" n190
          WHERE n190.id = e179."from") WHEN 'Demand' THEN (
          SELECT concat('{"id":', json_quote(n191.id), '}')
          FROM "Demand" n191
          WHERE n191.id = e179."from") WHEN 'Enterprise' THEN (
          SELECT concat('{"id":', json_quote(n192.id), '}')
          FROM "Enterprise" n192
          WHERE n192.id = e179."from") WHEN 'Institution' THEN (
          SELECT concat('{"id":', json_quote(n193.id), '}')
          FROM "Institution" n193
          WHERE n193.id = e179."from") WHEN 'Investor' THEN (
          SELECT concat('{"id":', json_quote(n194.id), '}')
          FROM "Investor" n194
          WHERE n194.id = e179."from") WHEN 'Park' THEN (
          SELECT concat('{"id":', json_quote(n195.id), '}')
          FROM "Park" n195
          WHERE n195.id = e179."from") WHEN 'Program' THEN (
          SELECT concat('{"id":', json_quote(n196.id), '}')
          FROM "Program" n196
          WHERE n196.id = e179."from") WHEN 'Service' THEN (
          SELECT concat('{"id":', json_quote(n197.id), '}')
          FROM "Service" n197
          WHERE n197.id = e179."from") WHEN 'University' THEN (
          SELECT concat('{"id":', json_quote(n198.id), '}')
          FROM "University" n198
          WHERE n198.id = e179."from") END, 'null'), ',"to":', coalesce((
          SELECT concat('{"id":', json_quote(n199.id), '}')
          FROM "Field" n199
          WHERE n199.id = e179."to"), 'null'), '}')
    FROM "IN_FIELD" e179
    WHERE e179."from" = x.value ->> 1 AND e179."to" = x.value ->> 2 AND e179.key = x.value ->> 3 AND e179.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Achievement" n180
        WHERE n180.id = e179."from" AND n180.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Demand" n181
        WHERE n181.id = e179."from" AND n181.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Enterprise" n182
        WHERE n182.id = e179."from" AND n182.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n183
        WHERE n183.id = e179."from" AND n183.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n184
        WHERE n184.id = e179."from" AND n184.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n185
        WHERE n185.id = e179."from" AND n185.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Program" n186
        WHERE n186.id = e179."from" AND n186.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Service" n187
        WHERE n187.id = e179."from" AND n187.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n188
        WHERE n188.id = e179."from" AND n188.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Field" n189
        WHERE n189.id = e179."to" AND n189.confidence >= ?2))) WHEN 'BROADER' THEN (
    SELECT concat('{"__typename":"Broader","id":', json_quote(concat('BROADER|', e200."from", '|', e200."to", CASE e200.key WHEN '' THEN '' ELSE '|' || e200.key END)), ',"since":', json_quote(e200."since"), ',"from":', coalesce((
          SELECT concat('{"id":', json_quote(n203.id), '}')
          FROM "Field" n203
          WHERE n203.id = e200."from"), 'null'), ',"to":', coalesce((
          SELECT concat('{"id":', json_quote(n204.id), '}')
          FROM "Field" n204
          WHERE n204.id = e200."to"), 'null'), '}')
    FROM "BROADER" e200
    WHERE e200."from" = x.value ->> 1 AND e200."to" = x.value ->> 2 AND e200.key = x.value ->> 3 AND e200.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Field" n201
        WHERE n201.id = e200."from" AND n201.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Field" n202
        WHERE n202.id = e200."to" AND n202.confidence >= ?2))) WHEN 'CLOSE_MATCH' THEN (
    SELECT concat('{"__typename":"CloseMatch","id":', json_quote(concat('CLOSE_MATCH|', e205."from", '|', e205."to", CASE e205.key WHEN '' THEN '' ELSE '|' || e205.key END)), ',"since":', json_quote(e205."since"), ',"from":', coalesce((
          SELECT concat('{"id":', json_quote(n208.id), '}')
          FROM "Field" n208
          WHERE n208.id = e205."from"), 'null'), ',"to":', coalesce((
          SELECT concat('{"id":', json_quote(n209.id), '}')
          FROM "Field" n209
          WHERE n209.id = e205."to"), 'null'), '}')
    FROM "CLOSE_MATCH" e205
    WHERE e205."from" = x.value ->> 1 AND e205."to" = x.value ->> 2 AND e205.key = x.value ->> 3 AND e205.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Field" n206
        WHERE n206.id = e205."from" AND n206.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Field" n207
        WHERE n207.id = e205."to" AND n207.confidence >= ?2))) WHEN 'MATCHED' THEN (
    SELECT concat('{"__typename":"Matched","id":', json_quote(concat('MATCHED|', e210."from", '|', e210."to", CASE e210.key WHEN '' THEN '' ELSE '|' || e210.key END)), ',"since":', json_quote(e210."since"), ',"from":', coalesce(CASE substr(e210."from", 1, instr(e210."from", ':') - 1) WHEN 'Demand' THEN (
          SELECT concat('{"id":', json_quote(n214.id), '}')
          FROM "Demand" n214
          WHERE n214.id = e210."from") WHEN 'Investor' THEN (
          SELECT concat('{"id":', json_quote(n215.id), '}')
          FROM "Investor" n215
          WHERE n215.id = e210."from") END, 'null'), ',"to":', coalesce((
          SELECT concat('{"id":', json_quote(n216.id), '}')
          FROM "Achievement" n216
          WHERE n216.id = e210."to"), 'null'), '}')
    FROM "MATCHED" e210
    WHERE e210."from" = x.value ->> 1 AND e210."to" = x.value ->> 2 AND e210.key = x.value ->> 3 AND e210.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Demand" n211
        WHERE n211.id = e210."from" AND n211.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n212
        WHERE n212.id = e210."from" AND n212.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Achievement" n213
        WHERE n213.id = e210."to" AND n213.confidence >= ?2))) WHEN 'MEASURES' THEN (
    SELECT concat('{"__typename":"Measures","id":', json_quote(concat('MEASURES|', e217."from", '|', e217."to", CASE e217.key WHEN '' THEN '' ELSE '|' || e217.key END)), ',"since":', json_quote(e217."since"), ',"from":', coalesce((
          SELECT concat('{"id":', json_quote(n225.id), '}')
          FROM "Indicator" n225
          WHERE n225.id = e217."from"), 'null'), ',"to":', coalesce(CASE substr(e217."to", 1, instr(e217."to", ':') - 1) WHEN 'Enterprise' THEN (
          SELECT concat('{"id":', json_quote(n226.id), '}')
          FROM "Enterprise" n226
          WHERE n226.id = e217."to") WHEN 'Institution' THEN (
          SELECT concat('{"id":', json_quote(n227.id), '}')
          FROM "Institution" n227
          WHERE n227.id = e217."to") WHEN 'Investor' THEN (
          SELECT concat('{"id":', json_quote(n228.id), '}')
          FROM "Investor" n228
          WHERE n228.id = e217."to") WHEN 'Park' THEN (
          SELECT concat('{"id":', json_quote(n229.id), '}')
          FROM "Park" n229
          WHERE n229.id = e217."to") WHEN 'Program' THEN (
          SELECT concat('{"id":', json_quote(n230.id), '}')
          FROM "Program" n230
          WHERE n230.id = e217."to") WHEN 'University' THEN (
          SELECT concat('{"id":', json_quote(n231.id), '}')
          FROM "University" n231
          WHERE n231.id = e217."to") END, 'null'), '}')
    FROM "MEASURES" e217
    WHERE e217."from" = x.value ->> 1 AND e217."to" = x.value ->> 2 AND e217.key = x.value ->> 3 AND e217.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Indicator" n218
        WHERE n218.id = e217."from" AND n218.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Enterprise" n219
        WHERE n219.id = e217."to" AND n219.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n220
        WHERE n220.id = e217."to" AND n220.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n221
        WHERE n221.id = e217."to" AND n221.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n222
        WHERE n222.id = e217."to" AND n222.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Program" n223
        WHERE n223.id = e217."to" AND n223.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n224
        WHERE n224.id = e217."to" AND n224.confidence >= ?2))) END AS BLOB)
FROM json_each(?1) x
ORDER BY x.key;

SELECT CAST(CASE x.value ->> 0 WHEN 'COOPERATES_WITH' THEN (
    SELECT concat('{"id":', json_quote(concat('COOPERATES_WITH|', e1."from", '|', e1."to", CASE e1.key WHEN '' THEN '' ELSE '|' || e1.key END)), ',"until":', json_quote(e1."until"), '}')
    FROM "COOPERATES_WITH" e1
    WHERE e1."from" = x.value ->> 1 AND e1."to" = x.value ->> 2 AND e1.key = x.value ->> 3 AND e1.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Enterprise" n2
        WHERE n2.id = e1."from" AND n2.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n3
        WHERE n3.id = e1."from" AND n3.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n4
        WHERE n4.id = e1."from" AND n4.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n5
        WHERE n5.id = e1."from" AND n5.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n6
        WHERE n6.id = e1."from" AND n6.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Enterprise" n7
        WHERE n7.id = e1."to" AND n7.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n8
        WHERE n8.id = e1."to" AND n8.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n9
        WHERE n9.id = e1."to" AND n9.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n10
        WHERE n10.id = e1."to" AND n10.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n11
        WHERE n11.id = e1."to" AND n11.confidence >= ?2))) WHEN 'INVESTED_IN' THEN (
    SELECT concat('{"id":', json_quote(concat('INVESTED_IN|', e12."from", '|', e12."to", CASE e12.key WHEN '' THEN '' ELSE '|' || e12.key END)), ',"until":', json_quote(e12."until"), '}')
    FROM "INVESTED_IN" e12
    WHERE e12."from" = x.value ->> 1 AND e12."to" = x.value ->> 2 AND e12.key = x.value ->> 3 AND e12.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Institution" n13
        WHERE n13.id = e12."from" AND n13.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n14
        WHERE n14.id = e12."from" AND n14.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Achievement" n15
        WHERE n15.id = e12."to" AND n15.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Enterprise" n16
        WHERE n16.id = e12."to" AND n16.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Program" n17
        WHERE n17.id = e12."to" AND n17.confidence >= ?2))) WHEN 'TRANSFERRED' THEN (
    SELECT concat('{"id":', json_quote(concat('TRANSFERRED|', e18."from", '|', e18."to", CASE e18.key WHEN '' THEN '' ELSE '|' || e18.key END)), ',"until":', json_quote(e18."until"), '}')
    FROM "TRANSFERRED" e18
    WHERE e18."from" = x.value ->> 1 AND e18."to" = x.value ->> 2 AND e18.key = x.value ->> 3 AND e18.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Achievement" n19
        WHERE n19.id = e18."from" AND n19.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Enterprise" n20
        WHERE n20.id = e18."to" AND n20.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n21
        WHERE n21.id = e18."to" AND n21.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n22
        WHERE n22.id = e18."to" AND n22.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n23
        WHERE n23.id = e18."to" AND n23.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n24
        WHERE n24.id = e18."to" AND n24.confidence >= ?2))) WHEN 'OWNS' THEN (
    SELECT concat('{"id":', json_quote(concat('OWNS|', e25."from", '|', e25."to", CASE e25.key WHEN '' THEN '' ELSE '|' || e25.key END)), ',"until":', json_quote(e25."until"), '}')
    FROM "OWNS" e25
    WHERE e25."from" = x.value ->> 1 AND e25."to" = x.value ->> 2 AND e25.key = x.value ->> 3 AND e25.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Enterprise" n26
        WHERE n26.id = e25."from" AND n26.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n27
        WHERE n27.id = e25."from" AND n27.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n28
        WHERE n28.id = e25."from" AND n28.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n29
        WHERE n29.id = e25."from" AND n29.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n30
        WHERE n30.id = e25."from" AND n30.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Achievement" n31
        WHERE n31.id = e25."to" AND n31.confidence >= ?2))) WHEN 'POSTS' THEN (
    SELECT concat('{"id":', json_quote(concat('POSTS|', e32."from", '|', e32."to", CASE e32.key WHEN '' THEN '' ELSE '|' || e32.key END)), ',"until":', json_quote(e32."until"), '}')
    FROM "POSTS" e32
    WHERE e32."from" = x.value ->> 1 AND e32."to" = x.value ->> 2 AND e32.key = x.value ->> 3 AND e32.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Enterprise" n33
        WHERE n33.id = e32."from" AND n33.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n34
        WHERE n34.id = e32."from" AND n34.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n35
        WHERE n35.id = e32."from" AND n35.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n36
        WHERE n36.id = e32."from" AND n36.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n37
        WHERE n37.id = e32."from" AND n37.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Demand" n38
        WHERE n38.id = e32."to" AND n38.confidence >= ?2))) WHEN 'LOCATED_IN' THEN (
    SELECT concat('{"id":', json_quote(concat('LOCATED_IN|', e39."from", '|', e39."to", CASE e39.key WHEN '' THEN '' ELSE '|' || e39.key END)), ',"until":', json_quote(e39."until"), '}')
    FROM "LOCATED_IN" e39
    WHERE e39."from" = x.value ->> 1 AND e39."to" = x.value ->> 2 AND e39.key = x.value ->> 3 AND e39.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Enterprise" n40
        WHERE n40.id = e39."from" AND n40.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n41
        WHERE n41.id = e39."from" AND n41.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n42
        WHERE n42.id = e39."from" AND n42.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n43
        WHERE n43.id = e39."from" AND n43.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n44
        WHERE n44.id = e39."from" AND n44.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Park" n45
        WHERE n45.id = e39."to" AND n45.confidence >= ?2))) WHEN 'OPERATES' THEN (
    SELECT concat('{"id":', json_quote(concat('OPERATES|', e46."from", '|', e46."to", CASE e46.key WHEN '' THEN '' ELSE '|' || e46.key END)), ',"until":', json_quote(e46."until"), '}')
    FROM "OPERATES" e46
    WHERE e46."from" = x.value ->> 1 AND e46."to" = x.value ->> 2 AND e46.key = x.value ->> 3 AND e46.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Enterprise" n47
        WHERE n47.id = e46."from" AND n47.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n48
        WHERE n48.id = e46."from" AND n48.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n49
        WHERE n49.id = e46."from" AND n49.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n50
        WHERE n50.id = e46."from" AND n50.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n51
        WHERE n51.id = e46."from" AND n51.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Event" n52
        WHERE n52.id = e46."to" AND n52.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n53
        WHERE n53.id = e46."to" AND n53.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Program" n54
        WHERE n54.id = e46."to" AND n54.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Service" n55
        WHERE n55.id = e46."to" AND n55.confidence >= ?2))) WHEN 'OFFERS' THEN (
    SELECT concat('{"id":', json_quote(concat('OFFERS|', e56."from", '|', e56."to", CASE e56.key WHEN '' THEN '' ELSE '|' || e56.key END)), ',"until":', json_quote(e56."until"), '}')
    FROM "OFFERS" e56
    WHERE e56."from" = x.value ->> 1 AND e56."to" = x.value ->> 2 AND e56.key = x.value ->> 3 AND e56.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Enterprise" n57
        WHERE n57.id = e56."from" AND n57.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n58
        WHERE n58.id = e56."from" AND n58.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n59
        WHERE n59.id = e56."from" AND n59.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n60
        WHERE n60.id = e56."from" AND n60.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n61
        WHERE n61.id = e56."from" AND n61.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Service" n62
        WHERE n62.id = e56."to" AND n62.confidence >= ?2))) WHEN 'USES' THEN (
    SELECT concat('{"id":', json_quote(concat('USES|', e63."from", '|', e63."to", CASE e63.key WHEN '' THEN '' ELSE '|' || e63.key END)), ',"until":', json_quote(e63."until"), '}')
    FROM "USES" e63
    WHERE e63."from" = x.value ->> 1 AND e63."to" = x.value ->> 2 AND e63.key = x.value ->> 3 AND e63.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Enterprise" n64
        WHERE n64.id = e63."from" AND n64.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n65
        WHERE n65.id = e63."from" AND n65.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n66
        WHERE n66.id = e63."from" AND n66.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n67
        WHERE n67.id = e63."from" AND n67.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n68
        WHERE n68.id = e63."from" AND n68.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Service" n69
        WHERE n69.id = e63."to" AND n69.confidence >= ?2))) WHEN 'PART_OF' THEN (
    SELECT concat('{"id":', json_quote(concat('PART_OF|', e70."from", '|', e70."to", CASE e70.key WHEN '' THEN '' ELSE '|' || e70.key END)), ',"until":', json_quote(e70."until"), '}')
    FROM "PART_OF" e70
    WHERE e70."from" = x.value ->> 1 AND e70."to" = x.value ->> 2 AND e70.key = x.value ->> 3 AND e70.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Enterprise" n71
        WHERE n71.id = e70."from" AND n71.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n72
        WHERE n72.id = e70."from" AND n72.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n73
        WHERE n73.id = e70."from" AND n73.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n74
        WHERE n74.id = e70."from" AND n74.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Program" n75
        WHERE n75.id = e70."from" AND n75.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n76
        WHERE n76.id = e70."from" AND n76.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Enterprise" n77
        WHERE n77.id = e70."to" AND n77.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n78
        WHERE n78.id = e70."to" AND n78.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n79
        WHERE n79.id = e70."to" AND n79.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n80
        WHERE n80.id = e70."to" AND n80.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Program" n81
        WHERE n81.id = e70."to" AND n81.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n82
        WHERE n82.id = e70."to" AND n82.confidence >= ?2))) WHEN 'TAKES_PART_IN' THEN (
    SELECT concat('{"id":', json_quote(concat('TAKES_PART_IN|', e83."from", '|', e83."to", CASE e83.key WHEN '' THEN '' ELSE '|' || e83.key END)), ',"until":', json_quote(e83."until"), '}')
    FROM "TAKES_PART_IN" e83
    WHERE e83."from" = x.value ->> 1 AND e83."to" = x.value ->> 2 AND e83.key = x.value ->> 3 AND e83.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Achievement" n84
        WHERE n84.id = e83."from" AND n84.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Demand" n85
        WHERE n85.id = e83."from" AND n85.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Enterprise" n86
        WHERE n86.id = e83."from" AND n86.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n87
        WHERE n87.id = e83."from" AND n87.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n88
        WHERE n88.id = e83."from" AND n88.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n89
        WHERE n89.id = e83."from" AND n89.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n90
        WHERE n90.id = e83."from" AND n90.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Event" n91
        WHERE n91.id = e83."to" AND n91.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Program" n92
        WHERE n92.id = e83."to" AND n92.confidence >= ?2))) WHEN 'IN_FIELD' THEN (
    SELECT concat('{"id":', json_quote(concat('IN_FIELD|', e93."from", '|', e93."to", CASE e93.key WHEN '' THEN '' ELSE '|' || e93.key END)), ',"until":', json_quote(e93."until"), '}')
    FROM "IN_FIELD" e93
    WHERE e93."from" = x.value ->> 1 AND e93."to" = x.value ->> 2 AND e93.key = x.value ->> 3 AND e93.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Achievement" n94
        WHERE n94.id = e93."from" AND n94.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Demand" n95
        WHERE n95.id = e93."from" AND n95.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Enterprise" n96
        WHERE n96.id = e93."from" AND n96.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n97
        WHERE n97.id = e93."from" AND n97.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n98
        WHERE n98.id = e93."from" AND n98.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n99
        WHERE n99.id = e93."from" AND n99.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Program" n100
        WHERE n100.id = e93."from" AND n100.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Service" n101
        WHERE n101.id = e93."from" AND n101.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n102
        WHERE n102.id = e93."from" AND n102.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Field" n103
        WHERE n103.id = e93."to" AND n103.confidence >= ?2))) WHEN 'BROADER' THEN (
    SELECT concat('{"id":', json_quote(concat('BROADER|', e104."from", '|', e104."to", CASE e104.key WHEN '' THEN '' ELSE '|' || e104.key END)), ',"until":', json_quote(e104."until"), '}')
    FROM "BROADER" e104
    WHERE e104."from" = x.value ->> 1 AND e104."to" = x.value ->> 2 AND e104.key = x.value ->> 3 AND e104.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Field" n105
        WHERE n105.id = e104."from" AND n105.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Field" n106
        WHERE n106.id = e104."to" AND n106.confidence >= ?2))) WHEN 'CLOSE_MATCH' THEN (
    SELECT concat('{"id":', json_quote(concat('CLOSE_MATCH|', e107."from", '|', e107."to", CASE e107.key WHEN '' THEN '' ELSE '|' || e107.key END)), ',"until":', json_quote(e107."until"), '}')
    FROM "CLOSE_MATCH" e107
    WHERE e107."from" = x.value ->> 1 AND e107."to" = x.value ->> 2 AND e107.key = x.value ->> 3 AND e107.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Field" n108
        WHERE n108.id = e107."from" AND n108.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Field" n109
        WHERE n109.id = e107."to" AND n109.confidence >= ?2))) WHEN 'MATCHED' THEN (
    SELECT concat('{"id":', json_quote(concat('MATCHED|', e110."from", '|', e110."to", CASE e110.key WHEN '' THEN '' ELSE '|' || e110.key END)), ',"until":', json_quote(e110."until"), '}')
    FROM "MATCHED" e110
    WHERE e110."from" = x.value ->> 1 AND e110."to" = x.value ->> 2 AND e110.key = x.value ->> 3 AND e110.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Demand" n111
        WHERE n111.id = e110."from" AND n111.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n112
        WHERE n112.id = e110."from" AND n112.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Achievement" n113
        WHERE n113.id = e110."to" AND n113.confidence >= ?2))) WHEN 'MEASURES' THEN (
    SELECT concat('{"id":', json_quote(concat('MEASURES|', e114."from", '|', e114."to", CASE e114.key WHEN '' THEN '' ELSE '|' || e114.key END)), ',"until":', json_quote(e114."until"), '}')
    FROM "MEASURES" e114
    WHERE e114."from" = x.value ->> 1 AND e114."to" = x.value ->> 2 AND e114.key = x.value ->> 3 AND e114.confidence >= ?2 AND (EXISTS (
        SELECT 1
        FROM "Indicator" n115
        WHERE n115.id = e114."from" AND n115.confidence >= ?2)) AND (EXISTS (
        SELECT 1
        FROM "Enterprise" n116
        WHERE n116.id = e114."to" AND n116.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Institution" n117
        WHERE n117.id = e114."to" AND n117.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Investor" n118
        WHERE n118.id = e114."to" AND n118.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Park" n119
        WHERE n119.id = e114."to" AND n119.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "Program" n120
        WHERE n120.id = e114."to" AND n120.confidence >= ?2) OR EXISTS (
        SELECT 1
        FROM "University" n121
        WHERE n121.id = e114."to" AND n121.confidence >= ?2))) END AS BLOB)
FROM json_each(?1) x
ORDER BY x.key;

WITH found AS NOT MATERIALIZED (
  SELECT 'Achievement' AS kind, n1.id AS id, n1."disclosed" AS day
  FROM "Achievement" n1
  WHERE n1."disclosed" > ?3 AND n1."disclosed" <= ?4 AND n1.confidence >= ?2
  UNION ALL
  SELECT 'Demand' AS kind, n2.id AS id, n2."posted" AS day
  FROM "Demand" n2
  WHERE n2."posted" > ?3 AND n2."posted" <= ?4 AND n2.confidence >= ?2
  UNION ALL
  SELECT 'Enterprise' AS kind, n3.id AS id, n3."founded" AS day
  FROM "Enterprise" n3
  WHERE n3."founded" > ?3 AND n3."founded" <= ?4 AND n3.confidence >= ?2
  UNION ALL
  SELECT 'Event' AS kind, n4.id AS id, n4."start" AS day
  FROM "Event" n4
  WHERE n4."start" > ?3 AND n4."start" <= ?4 AND n4.confidence >= ?2
  UNION ALL
  SELECT 'Institution' AS kind, n7.id AS id, n7."founded" AS day
  FROM "Institution" n7
  WHERE n7."founded" > ?3 AND n7."founded" <= ?4 AND n7.confidence >= ?2
  UNION ALL
  SELECT 'Investor' AS kind, n8.id AS id, n8."founded" AS day
  FROM "Investor" n8
  WHERE n8."founded" > ?3 AND n8."founded" <= ?4 AND n8.confidence >= ?2
  UNION ALL
  SELECT 'Park' AS kind, n9.id AS id, n9."founded" AS day
  FROM "Park" n9
  WHERE n9."founded" > ?3 AND n9."founded" <= ?4 AND n9.confidence >= ?2
  UNION ALL
  SELECT 'Program' AS kind, n10.id AS id, n10."start" AS day
  FROM "Program" n10
  WHERE n10."start" > ?3 AND n10."start" <= ?4 AND n10.confidence >= ?2
  UNION ALL
  SELECT 'University' AS kind, n12.id AS id, n12."founded" AS day
  FROM "University" n12
  WHERE n12."founded" > ?3 AND n12."founded" <= ?4 AND n12.confidence >= ?2)
SELECT CAST(concat('{"counts":', (
      SELECT concat('[', group_concat(concat('[', json_quote(kind), ',', number, ']'), ','), ']')
      FROM (
        SELECT kind, count(*) AS number
        FROM found GROUP BY kind
        ORDER BY kind)), ',"rows":', (
      SELECT concat('[', group_concat(concat('[', json_quote(day), ',', json_quote(id), ']'), ','), ']')
      FROM (
        SELECT day, id
        FROM found
        ORDER BY day, id LIMIT ?1)), '}') AS BLOB);

WITH found AS NOT MATERIALIZED (
  SELECT 'Event' AS kind, n4.id AS id, n4."end" AS day
  FROM "Event" n4
  WHERE n4."end" >= substr(?3, 1, 4) AND n4."end" < ?4 AND n4."end" || '~' >= ?3 AND n4."end" || '~' < ?4 AND n4.confidence >= ?2
  UNION ALL
  SELECT 'Program' AS kind, n10.id AS id, n10."end" AS day
  FROM "Program" n10
  WHERE n10."end" >= substr(?3, 1, 4) AND n10."end" < ?4 AND n10."end" || '~' >= ?3 AND n10."end" || '~' < ?4 AND n10.confidence >= ?2)
SELECT CAST(concat('{"counts":', (
      SELECT concat('[', group_concat(concat('[', json_quote(kind), ',', number, ']'), ','), ']')
      FROM (
        SELECT kind, count(*) AS number
        FROM found GROUP BY kind
        ORDER BY kind)), ',"rows":', (
      SELECT concat('[', group_concat(concat('[', json_quote(day), ',', json_quote(id), ']'), ','), ']')
      FROM (
        SELECT day, id
        FROM found
        ORDER BY day || '~', id LIMIT ?1)), '}') AS BLOB);
