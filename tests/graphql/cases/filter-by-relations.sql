SELECT CAST((
    SELECT concat('{"nodes":', concat('[', group_concat(CASE substr(p46.id, 1, instr(p46.id, ':') - 1) WHEN 'Enterprise' THEN (
            SELECT concat('{"__typename":"Enterprise","id":', json_quote(n47.id), '}')
            FROM "Enterprise" n47
            WHERE n47.id = p46.id) WHEN 'Institution' THEN (
            SELECT concat('{"__typename":"Institution","id":', json_quote(n48.id), '}')
            FROM "Institution" n48
            WHERE n48.id = p46.id) WHEN 'Investor' THEN (
            SELECT concat('{"__typename":"Investor","id":', json_quote(n49.id), '}')
            FROM "Investor" n49
            WHERE n49.id = p46.id) WHEN 'Park' THEN (
            SELECT concat('{"__typename":"Park","id":', json_quote(n50.id), '}')
            FROM "Park" n50
            WHERE n50.id = p46.id) WHEN 'University' THEN (
            SELECT concat('{"__typename":"University","id":', json_quote(n51.id), '}')
            FROM "University" n51
            WHERE n51.id = p46.id) END, ','), ']'), '}')
    FROM (
      SELECT *
      FROM (
        SELECT *
        FROM (
          SELECT n1.id AS id, n1.id AS o0
          FROM "Enterprise" n1
          WHERE (((EXISTS (
                  SELECT 1
                  FROM "OWNS" e2
                  CROSS JOIN "Achievement" n3 ON n3.id = e2."to"
                  WHERE e2."from" = n1.id AND e2."since" > ?2 AND n3."trl" >= ?1)) AND (NOT EXISTS (
                  SELECT 1
                  FROM "OWNS" e4
                  WHERE e4."from" = n1.id AND NOT coalesce((
                      SELECT (
                        SELECT count(*)
                        FROM "TRANSFERRED" e6
                        WHERE e6."from" = n5.id) >= ?3
                      FROM "Achievement" n5
                      WHERE n5.id = e4."to"), 0)))) AND ((NOT (EXISTS (
                    SELECT 1
                    FROM "OWNS" e7
                    WHERE e7."from" = n1.id AND e7."share" < ?4))) AND (NOT coalesce(0, 0) AND ((
                    SELECT count(*)
                    FROM "COOPERATES_WITH" e8
                    WHERE e8."from" = n1.id) + (
                    SELECT count(*)
                    FROM "COOPERATES_WITH" e9
                    WHERE e9."to" = n1.id)) = ?5)))
          ORDER BY n1.id LIMIT ?6)
        UNION ALL
        SELECT *
        FROM (
          SELECT n10.id AS id, n10.id AS o0
          FROM "Institution" n10
          WHERE (((EXISTS (
                  SELECT 1
                  FROM "OWNS" e11
                  CROSS JOIN "Achievement" n12 ON n12.id = e11."to"
                  WHERE e11."from" = n10.id AND e11."since" > ?2 AND n12."trl" >= ?1)) AND (NOT EXISTS (
                  SELECT 1
                  FROM "OWNS" e13
                  WHERE e13."from" = n10.id AND NOT coalesce((
                      SELECT (
                        SELECT count(*)
                        FROM "TRANSFERRED" e15
                        WHERE e15."from" = n14.id) >= ?3
                      FROM "Achievement" n14
                      WHERE n14.id = e13."to"), 0)))) AND ((NOT (EXISTS (
                    SELECT 1
                    FROM "OWNS" e16
                    WHERE e16."from" = n10.id AND e16."share" < ?4))) AND (NOT coalesce(0, 0) AND ((
                    SELECT count(*)
                    FROM "COOPERATES_WITH" e17
                    WHERE e17."from" = n10.id) + (
                    SELECT count(*)
                    FROM "COOPERATES_WITH" e18
                    WHERE e18."to" = n10.id)) = ?5)))
          ORDER BY n10.id LIMIT ?6)
        UNION ALL
        SELECT *
        FROM (
          SELECT n19.id AS id, n19.id AS o0
          FROM "Investor" n19
          WHERE (((EXISTS (
                  SELECT 1
                  FROM "OWNS" e20
                  CROSS JOIN "Achievement" n21 ON n21.id = e20."to"
                  WHERE e20."from" = n19.id AND e20."since" > ?2 AND n21."trl" >= ?1)) AND (NOT EXISTS (
                  SELECT 1
                  FROM "OWNS" e22
                  WHERE e22."from" = n19.id AND NOT coalesce((
                      SELECT (
                        SELECT count(*)
                        FROM "TRANSFERRED" e24
                        WHERE e24."from" = n23.id) >= ?3
                      FROM "Achievement" n23
                      WHERE n23.id = e22."to"), 0)))) AND ((NOT (EXISTS (
                    SELECT 1
                    FROM "OWNS" e25
                    WHERE e25."from" = n19.id AND e25."share" < ?4))) AND (NOT coalesce(1, 0) AND ((
                    SELECT count(*)
                    FROM "COOPERATES_WITH" e26
                    WHERE e26."from" = n19.id) + (
                    SELECT count(*)
                    FROM "COOPERATES_WITH" e27
                    WHERE e27."to" = n19.id)) = ?5)))
          ORDER BY n19.id LIMIT ?6)
        UNION ALL
        SELECT *
        FROM (
          SELECT n28.id AS id, n28.id AS o0
          FROM "Park" n28
          WHERE (((EXISTS (
                  SELECT 1
                  FROM "OWNS" e29
                  CROSS JOIN "Achievement" n30 ON n30.id = e29."to"
                  WHERE e29."from" = n28.id AND e29."since" > ?2 AND n30."trl" >= ?1)) AND (NOT EXISTS (
                  SELECT 1
                  FROM "OWNS" e31
                  WHERE e31."from" = n28.id AND NOT coalesce((
                      SELECT (
                        SELECT count(*)
                        FROM "TRANSFERRED" e33
                        WHERE e33."from" = n32.id) >= ?3
                      FROM "Achievement" n32
                      WHERE n32.id = e31."to"), 0)))) AND ((NOT (EXISTS (
                    SELECT 1
                    FROM "OWNS" e34
                    WHERE e34."from" = n28.id AND e34."share" < ?4))) AND (NOT coalesce(0, 0) AND ((
                    SELECT count(*)
                    FROM "COOPERATES_WITH" e35
                    WHERE e35."from" = n28.id) + (
                    SELECT count(*)
                    FROM "COOPERATES_WITH" e36
                    WHERE e36."to" = n28.id)) = ?5)))
          ORDER BY n28.id LIMIT ?6)
        UNION ALL
        SELECT *
        FROM (
          SELECT n37.id AS id, n37.id AS o0
          FROM "University" n37
          WHERE (((EXISTS (
                  SELECT 1
                  FROM "OWNS" e38
                  CROSS JOIN "Achievement" n39 ON n39.id = e38."to"
                  WHERE e38."from" = n37.id AND e38."since" > ?2 AND n39."trl" >= ?1)) AND (NOT EXISTS (
                  SELECT 1
                  FROM "OWNS" e40
                  WHERE e40."from" = n37.id AND NOT coalesce((
                      SELECT (
                        SELECT count(*)
                        FROM "TRANSFERRED" e42
                        WHERE e42."from" = n41.id) >= ?3
                      FROM "Achievement" n41
                      WHERE n41.id = e40."to"), 0)))) AND ((NOT (EXISTS (
                    SELECT 1
                    FROM "OWNS" e43
                    WHERE e43."from" = n37.id AND e43."share" < ?4))) AND (NOT coalesce(0, 0) AND ((
                    SELECT count(*)
                    FROM "COOPERATES_WITH" e44
                    WHERE e44."from" = n37.id) + (
                    SELECT count(*)
                    FROM "COOPERATES_WITH" e45
                    WHERE e45."to" = n37.id)) = ?5)))
          ORDER BY n37.id LIMIT ?6))
      ORDER BY o0 LIMIT ?6) p46) AS BLOB);
