SELECT CAST((
    SELECT concat('{"totalCount":', (
        SELECT count(*)
        FROM "University" n1
        WHERE n1.confidence >= ?6 AND (n1."founded" IS NULL OR n1."founded" <= ?5)), ',"nodes":', concat('[', group_concat(concat('{"id":', json_quote(n3.id), ',"achievements":', (
              SELECT concat('{"totalCount":', (
                  SELECT count(*)
                  FROM "OWNS" e5
                  CROSS JOIN "Achievement" n6 ON n6.id = e5."to"
                  WHERE e5."from" = n3.id AND e5.confidence >= ?6 AND (e5."since" IS NULL OR e5."since" <= ?5) AND (e5."until" IS NULL OR e5."until" || '~' >= ?4) AND n6.confidence >= ?6 AND (n6."disclosed" IS NULL OR n6."disclosed" <= ?5) AND (
                    SELECT count(*)
                    FROM "TRANSFERRED" e7
                    WHERE e7."from" = n6.id AND e7.confidence >= ?6 AND (e7."since" IS NULL OR e7."since" <= ?5) AND (e7."until" IS NULL OR e7."until" || '~' >= ?4) AND CASE substr(e7."to", 1, instr(e7."to", ':') - 1) WHEN 'Enterprise' THEN (
                      SELECT n8.confidence >= ?6 AND (n8."founded" IS NULL OR n8."founded" <= ?5)
                      FROM "Enterprise" n8
                      WHERE n8.id = e7."to") WHEN 'Institution' THEN (
                      SELECT n9.confidence >= ?6 AND (n9."founded" IS NULL OR n9."founded" <= ?5)
                      FROM "Institution" n9
                      WHERE n9.id = e7."to") WHEN 'Investor' THEN (
                      SELECT n10.confidence >= ?6 AND (n10."founded" IS NULL OR n10."founded" <= ?5)
                      FROM "Investor" n10
                      WHERE n10.id = e7."to") WHEN 'Park' THEN (
                      SELECT n11.confidence >= ?6 AND (n11."founded" IS NULL OR n11."founded" <= ?5)
                      FROM "Park" n11
                      WHERE n11.id = e7."to") WHEN 'University' THEN (
                      SELECT n12.confidence >= ?6 AND (n12."founded" IS NULL OR n12."founded" <= ?5)
                      FROM "University" n12
                      WHERE n12.id = e7."to") END) = ?2), ',"nodes":', concat('[', group_concat(concat('{"id":', json_quote(n21.id), '}'), ','), ']'), '}')
              FROM (
                SELECT e13."to" AS id, e13."from" AS f, e13."to" AS t, e13.key AS k, n14.rowid AS r, e13."to" AS o0, e13.key AS o1
                FROM "OWNS" e13
                CROSS JOIN "Achievement" n14 ON n14.id = e13."to"
                WHERE e13."from" = n3.id AND e13.confidence >= ?6 AND (e13."since" IS NULL OR e13."since" <= ?5) AND (e13."until" IS NULL OR e13."until" || '~' >= ?4) AND n14.confidence >= ?6 AND (n14."disclosed" IS NULL OR n14."disclosed" <= ?5) AND (
                  SELECT count(*)
                  FROM "TRANSFERRED" e15
                  WHERE e15."from" = n14.id AND e15.confidence >= ?6 AND (e15."since" IS NULL OR e15."since" <= ?5) AND (e15."until" IS NULL OR e15."until" || '~' >= ?4) AND CASE substr(e15."to", 1, instr(e15."to", ':') - 1) WHEN 'Enterprise' THEN (
                    SELECT n16.confidence >= ?6 AND (n16."founded" IS NULL OR n16."founded" <= ?5)
                    FROM "Enterprise" n16
                    WHERE n16.id = e15."to") WHEN 'Institution' THEN (
                    SELECT n17.confidence >= ?6 AND (n17."founded" IS NULL OR n17."founded" <= ?5)
                    FROM "Institution" n17
                    WHERE n17.id = e15."to") WHEN 'Investor' THEN (
                    SELECT n18.confidence >= ?6 AND (n18."founded" IS NULL OR n18."founded" <= ?5)
                    FROM "Investor" n18
                    WHERE n18.id = e15."to") WHEN 'Park' THEN (
                    SELECT n19.confidence >= ?6 AND (n19."founded" IS NULL OR n19."founded" <= ?5)
                    FROM "Park" n19
                    WHERE n19.id = e15."to") WHEN 'University' THEN (
                    SELECT n20.confidence >= ?6 AND (n20."founded" IS NULL OR n20."founded" <= ?5)
                    FROM "University" n20
                    WHERE n20.id = e15."to") END) = ?2
                ORDER BY e13."to", e13.key LIMIT ?3) p23
              CROSS JOIN "Achievement" n21 ON n21.rowid = p23.r), '}'), ','), ']'), '}')
    FROM (
      SELECT n2.id AS id, n2.rowid AS r, n2.id AS o0
      FROM "University" n2
      WHERE n2.confidence >= ?6 AND (n2."founded" IS NULL OR n2."founded" <= ?5)
      ORDER BY n2.id LIMIT ?1) p4
    CROSS JOIN "University" n3 ON n3.rowid = p4.r) AS BLOB);
