SELECT CAST((
    SELECT concat('{"nodes":', concat('[', group_concat(concat('{"name":', json_quote(n2."name"), '}'), ','), ']'), '}')
    FROM (
      SELECT n1.id AS id, n1.rowid AS r, n1."name~" AS o0, n1.id AS o1
      FROM "Enterprise" n1
      WHERE ((n1."name~" >= ?1 AND n1."name~" < ?1 || char(1114111, 1114111) AND substr(n1."name~", 1, length(?1)) = ?1) AND n1."employees" >= ?2)
      ORDER BY n1."name~", n1.id LIMIT ?3) p3
    CROSS JOIN "Enterprise" n2 ON n2.rowid = p3.r) AS BLOB);

SELECT CAST((
    SELECT concat('{"totalCount":', (
        SELECT count(*)
        FROM "Achievement" n1
        WHERE n1."askingPrice" > ?1), ',"nodes":', concat('[', group_concat(concat('{"name":', json_quote(n3."name"), '}'), ','), ']'), '}')
    FROM (
      SELECT n2.id AS id, n2.rowid AS r, n2.id AS o0
      FROM "Achievement" n2
      WHERE n2."askingPrice" > ?1
      ORDER BY n2.id LIMIT ?2) p4
    CROSS JOIN "Achievement" n3 ON n3.rowid = p4.r) AS BLOB);

SELECT CAST(concat('{"totalCount":', (
      SELECT count(*)
      FROM "Achievement" n1
      WHERE (n1."disclosed" > ?1 AND (n1."disclosed" < ?2 AND n1."disclosed" || '~' < ?2))), '}') AS BLOB);

SELECT CAST((
    SELECT concat('{"totalCount":', ((
          SELECT count(*)
          FROM "Enterprise" n1
          WHERE n1."city~" = ?1) + (
          SELECT count(*)
          FROM "Institution" n2
          WHERE n2."city~" = ?1) + (
          SELECT count(*)
          FROM "Investor" n3
          WHERE n3."city~" = ?1) + (
          SELECT count(*)
          FROM "Park" n4
          WHERE n4."city~" = ?1) + (
          SELECT count(*)
          FROM "University" n5
          WHERE n5."city~" = ?1)), ',"nodes":', concat('[', group_concat(CASE substr(p11.id, 1, instr(p11.id, ':') - 1) WHEN 'Enterprise' THEN (
            SELECT concat('{"__typename":"Enterprise","name":', json_quote(n12."name"), '}')
            FROM "Enterprise" n12
            WHERE n12.id = p11.id) WHEN 'Institution' THEN (
            SELECT concat('{"__typename":"Institution","name":', json_quote(n13."name"), '}')
            FROM "Institution" n13
            WHERE n13.id = p11.id) WHEN 'Investor' THEN (
            SELECT concat('{"__typename":"Investor","name":', json_quote(n14."name"), '}')
            FROM "Investor" n14
            WHERE n14.id = p11.id) WHEN 'Park' THEN (
            SELECT concat('{"__typename":"Park","name":', json_quote(n15."name"), '}')
            FROM "Park" n15
            WHERE n15.id = p11.id) WHEN 'University' THEN (
            SELECT concat('{"__typename":"University","name":', json_quote(n16."name"), '}')
            FROM "University" n16
            WHERE n16.id = p11.id) END, ','), ']'), '}')
    FROM (
      SELECT *
      FROM (
        SELECT *
        FROM (
          SELECT n6.id AS id, n6.id AS o0
          FROM "Enterprise" n6
          WHERE n6."city~" = ?1
          ORDER BY n6.id LIMIT ?2)
        UNION ALL
        SELECT *
        FROM (
          SELECT n7.id AS id, n7.id AS o0
          FROM "Institution" n7
          WHERE n7."city~" = ?1
          ORDER BY n7.id LIMIT ?2)
        UNION ALL
        SELECT *
        FROM (
          SELECT n8.id AS id, n8.id AS o0
          FROM "Investor" n8
          WHERE n8."city~" = ?1
          ORDER BY n8.id LIMIT ?2)
        UNION ALL
        SELECT *
        FROM (
          SELECT n9.id AS id, n9.id AS o0
          FROM "Park" n9
          WHERE n9."city~" = ?1
          ORDER BY n9.id LIMIT ?2)
        UNION ALL
        SELECT *
        FROM (
          SELECT n10.id AS id, n10.id AS o0
          FROM "University" n10
          WHERE n10."city~" = ?1
          ORDER BY n10.id LIMIT ?2))
      ORDER BY o0 LIMIT ?2) p11) AS BLOB);

SELECT CAST(concat('{"totalCount":', (
      SELECT count(*)
      FROM "Achievement" n1
      WHERE (n1."trl" = ?1 OR n1."achievementType" IN (
          SELECT value
          FROM json_each(?2)))), '}') AS BLOB);

SELECT CAST((
    SELECT concat('{"totalCount":', (
        SELECT count(*)
        FROM "Achievement" n1
        WHERE (n1.id IN (
            SELECT e2."from"
            FROM "Field" n3
            CROSS JOIN "IN_FIELD" e2 ON n3.id = e2."to"
            WHERE n3."name~" = ?1))), ',"nodes":', concat('[', group_concat(concat('{"id":', json_quote(n7.id), '}'), ','), ']'), '}')
    FROM (
      SELECT n4.id AS id, n4.rowid AS r, n4.id AS o0
      FROM "Achievement" n4
      WHERE (n4.id IN (
          SELECT e5."from"
          FROM "Field" n6
          CROSS JOIN "IN_FIELD" e5 ON n6.id = e5."to"
          WHERE n6."name~" = ?1))
      ORDER BY n4.id LIMIT ?2) p8
    CROSS JOIN "Achievement" n7 ON n7.rowid = p8.r) AS BLOB);

SELECT CAST((
    SELECT concat('{"nodes":', concat('[', group_concat(concat('{"id":', json_quote(n23.id), '}'), ','), ']'), '}')
    FROM (
      SELECT n1.id AS id, n1.rowid AS r, n1.id AS o0
      FROM "Demand" n1
      WHERE (n1.id IN (
          SELECT e2."to"
          FROM "POSTS" e2
          WHERE (e2."from" IN (
              SELECT e3."from"
              FROM "Enterprise" n4
              CROSS JOIN "COOPERATES_WITH" e3 ON n4.id = e3."to"
              WHERE ((e3."to" >= 'Enterprise:' AND e3."to" < 'Enterprise;')) AND n4.id = ?1) OR e2."from" IN (
              SELECT e5."from"
              FROM "Institution" n6
              CROSS JOIN "COOPERATES_WITH" e5 ON n6.id = e5."to"
              WHERE ((e5."to" >= 'Institution:' AND e5."to" < 'Institution;')) AND n6.id = ?1) OR e2."from" IN (
              SELECT e7."from"
              FROM "Investor" n8
              CROSS JOIN "COOPERATES_WITH" e7 ON n8.id = e7."to"
              WHERE ((e7."to" >= 'Investor:' AND e7."to" < 'Investor;')) AND n8.id = ?1) OR e2."from" IN (
              SELECT e9."from"
              FROM "Park" n10
              CROSS JOIN "COOPERATES_WITH" e9 ON n10.id = e9."to"
              WHERE ((e9."to" >= 'Park:' AND e9."to" < 'Park;')) AND n10.id = ?1) OR e2."from" IN (
              SELECT e11."from"
              FROM "University" n12
              CROSS JOIN "COOPERATES_WITH" e11 ON n12.id = e11."to"
              WHERE ((e11."to" >= 'University:' AND e11."to" < 'University;')) AND n12.id = ?1) OR e2."from" IN (
              SELECT e13."to"
              FROM "Enterprise" n14
              CROSS JOIN "COOPERATES_WITH" e13 ON n14.id = e13."from"
              WHERE ((e13."from" >= 'Enterprise:' AND e13."from" < 'Enterprise;')) AND n14.id = ?1) OR e2."from" IN (
              SELECT e15."to"
              FROM "Institution" n16
              CROSS JOIN "COOPERATES_WITH" e15 ON n16.id = e15."from"
              WHERE ((e15."from" >= 'Institution:' AND e15."from" < 'Institution;')) AND n16.id = ?1) OR e2."from" IN (
              SELECT e17."to"
              FROM "Investor" n18
              CROSS JOIN "COOPERATES_WITH" e17 ON n18.id = e17."from"
              WHERE ((e17."from" >= 'Investor:' AND e17."from" < 'Investor;')) AND n18.id = ?1) OR e2."from" IN (
              SELECT e19."to"
              FROM "Park" n20
              CROSS JOIN "COOPERATES_WITH" e19 ON n20.id = e19."from"
              WHERE ((e19."from" >= 'Park:' AND e19."from" < 'Park;')) AND n20.id = ?1) OR e2."from" IN (
              SELECT e21."to"
              FROM "University" n22
              CROSS JOIN "COOPERATES_WITH" e21 ON n22.id = e21."from"
              WHERE ((e21."from" >= 'University:' AND e21."from" < 'University;')) AND n22.id = ?1))))
      ORDER BY n1.id LIMIT ?2) p24
    CROSS JOIN "Demand" n23 ON n23.rowid = p24.r) AS BLOB);

SELECT CAST((
    SELECT concat('{"nodes":', concat('[', group_concat(concat('{"disclosed":', json_quote(n2."disclosed"), '}'), ','), ']'), '}')
    FROM (
      SELECT n1.id AS id, n1.rowid AS r, n1."disclosed" AS o0, n1.id AS o1
      FROM "Achievement" n1
      WHERE 1
      ORDER BY n1."disclosed" DESC NULLS LAST, n1.id LIMIT ?1) p3
    CROSS JOIN "Achievement" n2 ON n2.rowid = p3.r) AS BLOB);

SELECT CAST((
    SELECT concat('{"nodes":', concat('[', group_concat(concat('{"disclosed":', json_quote(n2."disclosed"), '}'), ','
          ORDER BY p3.i DESC) FILTER (
          WHERE p3.i <= ?1), ']'), ',"pageInfo":', concat('{"hasPreviousPage":', CASE WHEN max(p3.c) > ?1 THEN 'true' ELSE 'false' END, '}'), '}')
    FROM (
      SELECT row_number() OVER () AS i, count(*) OVER () AS c, *
      FROM (
        SELECT n1.id AS id, n1.rowid AS r, n1."disclosed" AS o0, n1.id AS o1
        FROM "Achievement" n1
        WHERE 1
        ORDER BY n1."disclosed" NULLS FIRST, n1.id DESC LIMIT ?1 + 1)) p3
    CROSS JOIN "Achievement" n2 ON n2.rowid = p3.r) AS BLOB);

SELECT CAST((
    SELECT concat('{"nodes":', concat('[', group_concat(CASE substr(p6.id, 1, instr(p6.id, ':') - 1) WHEN 'Enterprise' THEN (
            SELECT concat('{"__typename":"Enterprise","name":', json_quote(n7."name"), '}')
            FROM "Enterprise" n7
            WHERE n7.id = p6.id) WHEN 'Institution' THEN (
            SELECT concat('{"__typename":"Institution","name":', json_quote(n8."name"), '}')
            FROM "Institution" n8
            WHERE n8.id = p6.id) WHEN 'Investor' THEN (
            SELECT concat('{"__typename":"Investor","name":', json_quote(n9."name"), '}')
            FROM "Investor" n9
            WHERE n9.id = p6.id) WHEN 'Park' THEN (
            SELECT concat('{"__typename":"Park","name":', json_quote(n10."name"), '}')
            FROM "Park" n10
            WHERE n10.id = p6.id) WHEN 'University' THEN (
            SELECT concat('{"__typename":"University","name":', json_quote(n11."name"), '}')
            FROM "University" n11
            WHERE n11.id = p6.id) END, ',') FILTER (
          WHERE p6.i <= ?1), ']'), ',"pageInfo":', concat('{"hasNextPage":', CASE WHEN max(p6.c) > ?1 THEN 'true' ELSE 'false' END, '}'), '}')
    FROM (
      SELECT row_number() OVER () AS i, count(*) OVER () AS c, *
      FROM (
        SELECT *
        FROM (
          SELECT *
          FROM (
            SELECT n1.id AS id, n1."name~" AS o0, n1.id AS o1
            FROM "Enterprise" n1
            WHERE 1
            ORDER BY n1."name~", n1.id LIMIT ?1 + 1)
          UNION ALL
          SELECT *
          FROM (
            SELECT n2.id AS id, n2."name~" AS o0, n2.id AS o1
            FROM "Institution" n2
            WHERE 1
            ORDER BY n2."name~", n2.id LIMIT ?1 + 1)
          UNION ALL
          SELECT *
          FROM (
            SELECT n3.id AS id, n3."name~" AS o0, n3.id AS o1
            FROM "Investor" n3
            WHERE 1
            ORDER BY n3."name~", n3.id LIMIT ?1 + 1)
          UNION ALL
          SELECT *
          FROM (
            SELECT n4.id AS id, n4."name~" AS o0, n4.id AS o1
            FROM "Park" n4
            WHERE 1
            ORDER BY n4."name~", n4.id LIMIT ?1 + 1)
          UNION ALL
          SELECT *
          FROM (
            SELECT n5.id AS id, n5."name~" AS o0, n5.id AS o1
            FROM "University" n5
            WHERE 1
            ORDER BY n5."name~", n5.id LIMIT ?1 + 1))
        ORDER BY o0, o1 LIMIT ?1 + 1)) p6) AS BLOB);

SELECT CAST((
    SELECT concat('{"nodes":', concat('[', group_concat(concat('{"id":', json_quote(n2.id), '}'), ','
          ORDER BY p3.i DESC), ']'), '}')
    FROM (
      SELECT row_number() OVER () AS i, count(*) OVER () AS c, *
      FROM (
        SELECT n1.id AS id, n1.rowid AS r, n1.id AS o0
        FROM "Achievement" n1
        WHERE 1
        ORDER BY n1.id DESC LIMIT ?1)) p3
    CROSS JOIN "Achievement" n2 ON n2.rowid = p3.r) AS BLOB);

SELECT CAST((
    SELECT concat('{"nodes":', concat('[', group_concat(concat('{"id":', json_quote(n3.id), '}'), ','), ']'), '}')
    FROM (
      SELECT n1.id AS id, n1.rowid AS r, n1.id AS o0
      FROM "Achievement" n1
      WHERE (n1.id IN (
          SELECT id
          FROM "search~nodes"
          WHERE n IN (
            SELECT rowid
            FROM "search~"
            WHERE "search~" MATCH ?1)) AND (EXISTS (
            SELECT 1
            FROM "OWNS" e2
            WHERE e2."to" = n1.id)))
      ORDER BY n1.id LIMIT ?2) p4
    CROSS JOIN "Achievement" n3 ON n3.rowid = p4.r) AS BLOB);
