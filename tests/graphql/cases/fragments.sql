SELECT CAST((
    SELECT concat('{"participants":', (
        SELECT concat('{"edges":', concat('[', group_concat(concat('{"role":', json_quote(e3."role"), ',"node":', CASE substr(p4.id, 1, instr(p4.id, ':') - 1) WHEN 'Achievement' THEN (
                  SELECT concat('{"__typename":"Achievement","name":', json_quote(n5."name"), '}')
                  FROM "Achievement" n5
                  WHERE n5.id = p4.id) WHEN 'Demand' THEN (
                  SELECT concat('{"__typename":"Demand","name":', json_quote(n6."name"), '}')
                  FROM "Demand" n6
                  WHERE n6.id = p4.id) WHEN 'Enterprise' THEN (
                  SELECT concat('{"__typename":"Enterprise","name":', json_quote(n7."name"), ',"owned":', (
                      SELECT concat('{"nodes":', concat('[', group_concat(concat('{"name":', json_quote(n9."name"), ',"trl":', coalesce(n9."trl", 'null'), ',"fields":', (
                                SELECT concat('{"nodes":', concat('[', group_concat(concat('{"name":', json_quote(n13."name"), '}'), ','), ']'), '}')
                                FROM (
                                  SELECT e12."to" AS id, e12."from" AS f, e12."to" AS t, e12.key AS k, e12."to" AS o0, e12.key AS o1
                                  FROM "IN_FIELD" e12
                                  WHERE e12."from" = n9.id
                                  ORDER BY e12."to", e12.key LIMIT ?4) p15
                                CROSS JOIN "Field" n13 ON n13.id = p15.id), '}'), ','), ']'), '}')
                      FROM (
                        SELECT e8."to" AS id, e8."from" AS f, e8."to" AS t, e8.key AS k, e8."to" AS o0, e8.key AS o1
                        FROM "OWNS" e8
                        WHERE e8."from" = n7.id
                        ORDER BY e8."to", e8.key LIMIT ?3) p11
                      CROSS JOIN "Achievement" n9 ON n9.id = p11.id), ',"designations":', coalesce(n7."designations", '[]'), '}')
                  FROM "Enterprise" n7
                  WHERE n7.id = p4.id) WHEN 'Institution' THEN (
                  SELECT concat('{"__typename":"Institution","name":', json_quote(n16."name"), ',"owned":', (
                      SELECT concat('{"nodes":', concat('[', group_concat(concat('{"name":', json_quote(n18."name"), ',"trl":', coalesce(n18."trl", 'null'), ',"fields":', (
                                SELECT concat('{"nodes":', concat('[', group_concat(concat('{"name":', json_quote(n22."name"), '}'), ','), ']'), '}')
                                FROM (
                                  SELECT e21."to" AS id, e21."from" AS f, e21."to" AS t, e21.key AS k, e21."to" AS o0, e21.key AS o1
                                  FROM "IN_FIELD" e21
                                  WHERE e21."from" = n18.id
                                  ORDER BY e21."to", e21.key LIMIT ?4) p24
                                CROSS JOIN "Field" n22 ON n22.id = p24.id), '}'), ','), ']'), '}')
                      FROM (
                        SELECT e17."to" AS id, e17."from" AS f, e17."to" AS t, e17.key AS k, e17."to" AS o0, e17.key AS o1
                        FROM "OWNS" e17
                        WHERE e17."from" = n16.id
                        ORDER BY e17."to", e17.key LIMIT ?3) p20
                      CROSS JOIN "Achievement" n18 ON n18.id = p20.id), '}')
                  FROM "Institution" n16
                  WHERE n16.id = p4.id) WHEN 'Investor' THEN (
                  SELECT concat('{"__typename":"Investor","name":', json_quote(n25."name"), ',"owned":', (
                      SELECT concat('{"nodes":', concat('[', group_concat(concat('{"name":', json_quote(n27."name"), ',"trl":', coalesce(n27."trl", 'null'), ',"fields":', (
                                SELECT concat('{"nodes":', concat('[', group_concat(concat('{"name":', json_quote(n31."name"), '}'), ','), ']'), '}')
                                FROM (
                                  SELECT e30."to" AS id, e30."from" AS f, e30."to" AS t, e30.key AS k, e30."to" AS o0, e30.key AS o1
                                  FROM "IN_FIELD" e30
                                  WHERE e30."from" = n27.id
                                  ORDER BY e30."to", e30.key LIMIT ?4) p33
                                CROSS JOIN "Field" n31 ON n31.id = p33.id), '}'), ','), ']'), '}')
                      FROM (
                        SELECT e26."to" AS id, e26."from" AS f, e26."to" AS t, e26.key AS k, e26."to" AS o0, e26.key AS o1
                        FROM "OWNS" e26
                        WHERE e26."from" = n25.id
                        ORDER BY e26."to", e26.key LIMIT ?3) p29
                      CROSS JOIN "Achievement" n27 ON n27.id = p29.id), ',"type":', json_quote(n25."investorType"), '}')
                  FROM "Investor" n25
                  WHERE n25.id = p4.id) WHEN 'Park' THEN (
                  SELECT concat('{"__typename":"Park","name":', json_quote(n34."name"), ',"owned":', (
                      SELECT concat('{"nodes":', concat('[', group_concat(concat('{"name":', json_quote(n36."name"), ',"trl":', coalesce(n36."trl", 'null'), ',"fields":', (
                                SELECT concat('{"nodes":', concat('[', group_concat(concat('{"name":', json_quote(n40."name"), '}'), ','), ']'), '}')
                                FROM (
                                  SELECT e39."to" AS id, e39."from" AS f, e39."to" AS t, e39.key AS k, e39."to" AS o0, e39.key AS o1
                                  FROM "IN_FIELD" e39
                                  WHERE e39."from" = n36.id
                                  ORDER BY e39."to", e39.key LIMIT ?4) p42
                                CROSS JOIN "Field" n40 ON n40.id = p42.id), '}'), ','), ']'), '}')
                      FROM (
                        SELECT e35."to" AS id, e35."from" AS f, e35."to" AS t, e35.key AS k, e35."to" AS o0, e35.key AS o1
                        FROM "OWNS" e35
                        WHERE e35."from" = n34.id
                        ORDER BY e35."to", e35.key LIMIT ?3) p38
                      CROSS JOIN "Achievement" n36 ON n36.id = p38.id), '}')
                  FROM "Park" n34
                  WHERE n34.id = p4.id) WHEN 'University' THEN (
                  SELECT concat('{"__typename":"University","name":', json_quote(n43."name"), ',"owned":', (
                      SELECT concat('{"nodes":', concat('[', group_concat(concat('{"name":', json_quote(n45."name"), ',"trl":', coalesce(n45."trl", 'null'), ',"fields":', (
                                SELECT concat('{"nodes":', concat('[', group_concat(concat('{"name":', json_quote(n49."name"), '}'), ','), ']'), '}')
                                FROM (
                                  SELECT e48."to" AS id, e48."from" AS f, e48."to" AS t, e48.key AS k, e48."to" AS o0, e48.key AS o1
                                  FROM "IN_FIELD" e48
                                  WHERE e48."from" = n45.id
                                  ORDER BY e48."to", e48.key LIMIT ?4) p51
                                CROSS JOIN "Field" n49 ON n49.id = p51.id), '}'), ','), ']'), '}')
                      FROM (
                        SELECT e44."to" AS id, e44."from" AS f, e44."to" AS t, e44.key AS k, e44."to" AS o0, e44.key AS o1
                        FROM "OWNS" e44
                        WHERE e44."from" = n43.id
                        ORDER BY e44."to", e44.key LIMIT ?3) p47
                      CROSS JOIN "Achievement" n45 ON n45.id = p47.id), '}')
                  FROM "University" n43
                  WHERE n43.id = p4.id) END, '}'), ','), ']'), '}')
        FROM (
          SELECT e2."from" AS id, e2."from" AS f, e2."to" AS t, e2.key AS k, e2."from" AS o0, e2.key AS o1
          FROM "TAKES_PART_IN" e2
          WHERE e2."to" = n1.id
          ORDER BY e2."from", e2.key LIMIT ?2) p4
        CROSS JOIN "TAKES_PART_IN" e3 ON e3."from" = p4.f AND e3."to" = p4.t AND e3.key = p4.k), '}')
    FROM "Program" n1
    WHERE n1.id = x.value) AS BLOB)
FROM json_each(?1) x
ORDER BY x.key;
