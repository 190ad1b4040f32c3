SELECT CAST((
    SELECT concat('{"participants":', (
        SELECT concat('{"edges":', concat('[', group_concat(concat('{"role":', json_quote(e3."role"), ',"node":', (
                  SELECT CASE substr(p4.id, 1, instr(p4.id, ':') - 1) WHEN 'Achievement' THEN (
                    SELECT concat('{"__typename":"Achievement","name":', json_quote(n14."name"), '}')
                    FROM "Achievement" n14
                    WHERE n14.id = p4.id) WHEN 'Demand' THEN (
                    SELECT concat('{"__typename":"Demand","name":', json_quote(n15."name"), '}')
                    FROM "Demand" n15
                    WHERE n15.id = p4.id) WHEN 'Enterprise' THEN (
                    SELECT concat('{"__typename":"Enterprise","name":', json_quote(n16."name"), ',"owned":', s5.c0, ',"designations":', coalesce(n16."designations", '[]'), '}')
                    FROM "Enterprise" n16
                    WHERE n16.id = p4.id) WHEN 'Institution' THEN (
                    SELECT concat('{"__typename":"Institution","name":', json_quote(n17."name"), ',"owned":', s5.c0, '}')
                    FROM "Institution" n17
                    WHERE n17.id = p4.id) WHEN 'Investor' THEN (
                    SELECT concat('{"__typename":"Investor","name":', json_quote(n18."name"), ',"owned":', s5.c0, ',"type":', json_quote(n18."investorType"), '}')
                    FROM "Investor" n18
                    WHERE n18.id = p4.id) WHEN 'Park' THEN (
                    SELECT concat('{"__typename":"Park","name":', json_quote(n19."name"), ',"owned":', s5.c0, '}')
                    FROM "Park" n19
                    WHERE n19.id = p4.id) WHEN 'University' THEN (
                    SELECT concat('{"__typename":"University","name":', json_quote(n20."name"), ',"owned":', s5.c0, '}')
                    FROM "University" n20
                    WHERE n20.id = p4.id) END
                  FROM (
                    SELECT CASE WHEN substr(p4.id, 1, instr(p4.id, ':') - 1) IN ('Enterprise', 'Institution', 'Investor', 'Park', 'University') THEN (
                      SELECT concat('{"nodes":', concat('[', group_concat(concat('{"name":', json_quote(n7."name"), ',"trl":', coalesce(n7."trl", 'null'), ',"fields":', (
                                SELECT concat('{"nodes":', concat('[', group_concat(concat('{"name":', json_quote(n11."name"), '}'), ','), ']'), '}')
                                FROM (
                                  SELECT e10."to" AS id, e10."from" AS f, e10."to" AS t, e10.key AS k, e10."to" AS o0, e10.key AS o1
                                  FROM "IN_FIELD" e10
                                  WHERE e10."from" = n7.id
                                  ORDER BY e10."to", e10.key LIMIT ?4) p13
                                CROSS JOIN "Field" n11 ON n11.id = p13.id), '}'), ','), ']'), '}')
                      FROM (
                        SELECT e6."to" AS id, e6."from" AS f, e6."to" AS t, e6.key AS k, e6."to" AS o0, e6.key AS o1
                        FROM "OWNS" e6
                        WHERE e6."from" = p4.id
                        ORDER BY e6."to", e6.key LIMIT ?3) p9
                      CROSS JOIN "Achievement" n7 ON n7.id = p9.id) END AS c0) s5), '}'), ','), ']'), '}')
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
