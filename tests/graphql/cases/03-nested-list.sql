SELECT CAST((
    SELECT concat('{"totalCount":', (
        SELECT count(*)
        FROM "University" n1
        WHERE (EXISTS (
            SELECT 1
            FROM "OWNS" e2
            CROSS JOIN "Achievement" n3 ON n3.id = e2."to"
            WHERE e2."from" = n1.id AND (EXISTS (
                SELECT 1
                FROM "TRANSFERRED" e4
                WHERE e4."from" = n3.id))))), ',"pageInfo":', concat('{"hasNextPage":', CASE WHEN max(p10.c) > ?1 THEN 'true' ELSE 'false' END, ',"endCursor":', json_quote(max(concat('[3784244680,', json_quote(p10.o0), ',', json_quote(p10.o1), ',', json_quote(p10.o2), ']')) FILTER (
            WHERE p10.i = min(p10.c, ?1))), '}'), ',"nodes":', concat('[', group_concat(concat('{"id":', json_quote(n9.id), ',"name":', json_quote(n9."name"), ',"city":', json_quote(n9."city"), ',"achievements":', (
              SELECT concat('{"totalCount":', (
                  SELECT count(*)
                  FROM "OWNS" e11
                  CROSS JOIN "Achievement" n12 ON n12.id = e11."to"
                  WHERE e11."from" = n9.id AND n12."trl" >= ?2), ',"nodes":', concat('[', group_concat(concat('{"id":', json_quote(n15.id), ',"name":', json_quote(n15."name"), ',"trl":', coalesce(n15."trl", 'null'), ',"acquirers":', concat('{"totalCount":', (
                          SELECT count(*)
                          FROM "TRANSFERRED" e18
                          WHERE e18."from" = n15.id), ',"edgeAggregate":', (
                          SELECT concat('{"sum":', concat('{"amount":', CASE WHEN sum("e.amount") BETWEEN -9007199254740991 AND 9007199254740991 THEN sum("e.amount") ELSE json_quote(CAST(sum("e.amount") AS TEXT)) END, '}'), '}')
                          FROM (
                            SELECT e19."amount" AS "e.amount"
                            FROM "TRANSFERRED" e19
                            WHERE e19."from" = n15.id)), '}'), '}'), ','), ']'), '}')
              FROM (
                SELECT e13."to" AS id, e13."from" AS f, e13."to" AS t, e13.key AS k, n14.rowid AS r, n14."trl" AS o0, e13."to" AS o1, e13.key AS o2
                FROM "OWNS" e13
                CROSS JOIN "Achievement" n14 ON n14.id = e13."to"
                WHERE e13."from" = n9.id AND n14."trl" >= ?2
                ORDER BY n14."trl" DESC NULLS LAST, e13."to", e13.key LIMIT ?3) p17
              CROSS JOIN "Achievement" n15 ON n15.rowid = p17.r), ',"partners":', (
              SELECT concat('{"nodes":', concat('[', group_concat(CASE substr(p23.id, 1, instr(p23.id, ':') - 1) WHEN 'Enterprise' THEN (
                      SELECT concat('{"__typename":"Enterprise","id":', json_quote(n24.id), ',"name":', json_quote(n24."name"), '}')
                      FROM "Enterprise" n24
                      WHERE n24.id = p23.id) WHEN 'Institution' THEN (
                      SELECT concat('{"__typename":"Institution","id":', json_quote(n25.id), ',"name":', json_quote(n25."name"), '}')
                      FROM "Institution" n25
                      WHERE n25.id = p23.id) WHEN 'Investor' THEN (
                      SELECT concat('{"__typename":"Investor","id":', json_quote(n26.id), ',"name":', json_quote(n26."name"), '}')
                      FROM "Investor" n26
                      WHERE n26.id = p23.id) WHEN 'Park' THEN (
                      SELECT concat('{"__typename":"Park","id":', json_quote(n27.id), ',"name":', json_quote(n27."name"), '}')
                      FROM "Park" n27
                      WHERE n27.id = p23.id) WHEN 'University' THEN (
                      SELECT concat('{"__typename":"University","id":', json_quote(n28.id), ',"name":', json_quote(n28."name"), '}')
                      FROM "University" n28
                      WHERE n28.id = p23.id) END, ','), ']'), '}')
              FROM (
                SELECT *
                FROM (
                  SELECT *
                  FROM (
                    SELECT e20."to" AS id, e20."from" AS f, e20."to" AS t, e20.key AS k, e20."to" AS o0, e20.key AS o1
                    FROM "COOPERATES_WITH" e20
                    WHERE e20."from" = n9.id
                    ORDER BY e20."to", e20.key LIMIT ?5)
                  UNION ALL
                  SELECT *
                  FROM (
                    SELECT e21."from" AS id, e21."from" AS f, e21."to" AS t, e21.key AS k, e21."from" AS o0, e21.key AS o1
                    FROM "COOPERATES_WITH" e21
                    WHERE e21."to" = n9.id
                    ORDER BY e21."from", e21.key LIMIT ?5))
                ORDER BY o0, o1 LIMIT ?5) p23), '}'), ',') FILTER (
          WHERE p10.i <= ?1), ']'), '}')
    FROM (
      SELECT row_number() OVER () AS i, count(*) OVER () AS c, *
      FROM (
        SELECT n5.id AS id, n5.rowid AS r, (
          SELECT count(*)
          FROM "OWNS" e29
          WHERE e29."from" = n5.id) AS o0, n5."name~" AS o1, n5.id AS o2
        FROM "University" n5
        WHERE (EXISTS (
            SELECT 1
            FROM "OWNS" e6
            CROSS JOIN "Achievement" n7 ON n7.id = e6."to"
            WHERE e6."from" = n5.id AND (EXISTS (
                SELECT 1
                FROM "TRANSFERRED" e8
                WHERE e8."from" = n7.id))))
        ORDER BY (
          SELECT count(*)
          FROM "OWNS" e29
          WHERE e29."from" = n5.id) DESC, n5."name~", n5.id LIMIT ?1 + 1)) p10
    CROSS JOIN "University" n9 ON n9.rowid = p10.r) AS BLOB);
