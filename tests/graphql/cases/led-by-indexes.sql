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
    SELECT concat('{"nodes":', concat('[', group_concat(concat('{"id":', json_quote(n112.id), '}'), ','), ']'), '}')
    FROM (
      SELECT n1.id AS id, n1.rowid AS r, n1.id AS o0
      FROM "Demand" n1
      WHERE (n1.id IN (
          SELECT e2."to"
          FROM "Enterprise" n3
          CROSS JOIN "POSTS" e2 ON n3.id = e2."from"
          WHERE ((e2."from" >= 'Enterprise:' AND e2."from" < 'Enterprise;')) AND (n3.id IN (
              SELECT e4."from"
              FROM "Enterprise" n5
              CROSS JOIN "COOPERATES_WITH" e4 ON n5.id = e4."to"
              WHERE ((e4."to" >= 'Enterprise:' AND e4."to" < 'Enterprise;')) AND n5.id = ?1) OR n3.id IN (
              SELECT e6."from"
              FROM "Institution" n7
              CROSS JOIN "COOPERATES_WITH" e6 ON n7.id = e6."to"
              WHERE ((e6."to" >= 'Institution:' AND e6."to" < 'Institution;')) AND n7.id = ?1) OR n3.id IN (
              SELECT e8."from"
              FROM "Investor" n9
              CROSS JOIN "COOPERATES_WITH" e8 ON n9.id = e8."to"
              WHERE ((e8."to" >= 'Investor:' AND e8."to" < 'Investor;')) AND n9.id = ?1) OR n3.id IN (
              SELECT e10."from"
              FROM "Park" n11
              CROSS JOIN "COOPERATES_WITH" e10 ON n11.id = e10."to"
              WHERE ((e10."to" >= 'Park:' AND e10."to" < 'Park;')) AND n11.id = ?1) OR n3.id IN (
              SELECT e12."from"
              FROM "University" n13
              CROSS JOIN "COOPERATES_WITH" e12 ON n13.id = e12."to"
              WHERE ((e12."to" >= 'University:' AND e12."to" < 'University;')) AND n13.id = ?1) OR n3.id IN (
              SELECT e14."to"
              FROM "Enterprise" n15
              CROSS JOIN "COOPERATES_WITH" e14 ON n15.id = e14."from"
              WHERE ((e14."from" >= 'Enterprise:' AND e14."from" < 'Enterprise;')) AND n15.id = ?1) OR n3.id IN (
              SELECT e16."to"
              FROM "Institution" n17
              CROSS JOIN "COOPERATES_WITH" e16 ON n17.id = e16."from"
              WHERE ((e16."from" >= 'Institution:' AND e16."from" < 'Institution;')) AND n17.id = ?1) OR n3.id IN (
              SELECT e18."to"
              FROM "Investor" n19
              CROSS JOIN "COOPERATES_WITH" e18 ON n19.id = e18."from"
              WHERE ((e18."from" >= 'Investor:' AND e18."from" < 'Investor;')) AND n19.id = ?1) OR n3.id IN (
              SELECT e20."to"
              FROM "Park" n21
              CROSS JOIN "COOPERATES_WITH" e20 ON n21.id = e20."from"
              WHERE ((e20."from" >= 'Park:' AND e20."from" < 'Park;')) AND n21.id = ?1) OR n3.id IN (
              SELECT e22."to"
              FROM "University" n23
              CROSS JOIN "COOPERATES_WITH" e22 ON n23.id = e22."from"
              WHERE ((e22."from" >= 'University:' AND e22."from" < 'University;')) AND n23.id = ?1))) OR n1.id IN (
          SELECT e24."to"
          FROM "Institution" n25
          CROSS JOIN "POSTS" e24 ON n25.id = e24."from"
          WHERE ((e24."from" >= 'Institution:' AND e24."from" < 'Institution;')) AND (n25.id IN (
              SELECT e26."from"
              FROM "Enterprise" n27
              CROSS JOIN "COOPERATES_WITH" e26 ON n27.id = e26."to"
              WHERE ((e26."to" >= 'Enterprise:' AND e26."to" < 'Enterprise;')) AND n27.id = ?1) OR n25.id IN (
              SELECT e28."from"
              FROM "Institution" n29
              CROSS JOIN "COOPERATES_WITH" e28 ON n29.id = e28."to"
              WHERE ((e28."to" >= 'Institution:' AND e28."to" < 'Institution;')) AND n29.id = ?1) OR n25.id IN (
              SELECT e30."from"
              FROM "Investor" n31
              CROSS JOIN "COOPERATES_WITH" e30 ON n31.id = e30."to"
              WHERE ((e30."to" >= 'Investor:' AND e30."to" < 'Investor;')) AND n31.id = ?1) OR n25.id IN (
              SELECT e32."from"
              FROM "Park" n33
              CROSS JOIN "COOPERATES_WITH" e32 ON n33.id = e32."to"
              WHERE ((e32."to" >= 'Park:' AND e32."to" < 'Park;')) AND n33.id = ?1) OR n25.id IN (
              SELECT e34."from"
              FROM "University" n35
              CROSS JOIN "COOPERATES_WITH" e34 ON n35.id = e34."to"
              WHERE ((e34."to" >= 'University:' AND e34."to" < 'University;')) AND n35.id = ?1) OR n25.id IN (
              SELECT e36."to"
              FROM "Enterprise" n37
              CROSS JOIN "COOPERATES_WITH" e36 ON n37.id = e36."from"
              WHERE ((e36."from" >= 'Enterprise:' AND e36."from" < 'Enterprise;')) AND n37.id = ?1) OR n25.id IN (
              SELECT e38."to"
              FROM "Institution" n39
              CROSS JOIN "COOPERATES_WITH" e38 ON n39.id = e38."from"
              WHERE ((e38."from" >= 'Institution:' AND e38."from" < 'Institution;')) AND n39.id = ?1) OR n25.id IN (
              SELECT e40."to"
              FROM "Investor" n41
              CROSS JOIN "COOPERATES_WITH" e40 ON n41.id = e40."from"
              WHERE ((e40."from" >= 'Investor:' AND e40."from" < 'Investor;')) AND n41.id = ?1) OR n25.id IN (
              SELECT e42."to"
              FROM "Park" n43
              CROSS JOIN "COOPERATES_WITH" e42 ON n43.id = e42."from"
              WHERE ((e42."from" >= 'Park:' AND e42."from" < 'Park;')) AND n43.id = ?1) OR n25.id IN (
              SELECT e44."to"
              FROM "University" n45
              CROSS JOIN "COOPERATES_WITH" e44 ON n45.id = e44."from"
              WHERE ((e44."from" >= 'University:' AND e44."from" < 'University;')) AND n45.id = ?1))) OR n1.id IN (
          SELECT e46."to"
          FROM "Investor" n47
          CROSS JOIN "POSTS" e46 ON n47.id = e46."from"
          WHERE ((e46."from" >= 'Investor:' AND e46."from" < 'Investor;')) AND (n47.id IN (
              SELECT e48."from"
              FROM "Enterprise" n49
              CROSS JOIN "COOPERATES_WITH" e48 ON n49.id = e48."to"
              WHERE ((e48."to" >= 'Enterprise:' AND e48."to" < 'Enterprise;')) AND n49.id = ?1) OR n47.id IN (
              SELECT e50."from"
              FROM "Institution" n51
              CROSS JOIN "COOPERATES_WITH" e50 ON n51.id = e50."to"
              WHERE ((e50."to" >= 'Institution:' AND e50."to" < 'Institution;')) AND n51.id = ?1) OR n47.id IN (
              SELECT e52."from"
              FROM "Investor" n53
              CROSS JOIN "COOPERATES_WITH" e52 ON n53.id = e52."to"
              WHERE ((e52."to" >= 'Investor:' AND e52."to" < 'Investor;')) AND n53.id = ?1) OR n47.id IN (
              SELECT e54."from"
              FROM "Park" n55
              CROSS JOIN "COOPERATES_WITH" e54 ON n55.id = e54."to"
              WHERE ((e54."to" >= 'Park:' AND e54."to" < 'Park;')) AND n55.id = ?1) OR n47.id IN (
              SELECT e56."from"
              FROM "University" n57
              CROSS JOIN "COOPERATES_WITH" e56 ON n57.id = e56."to"
              WHERE ((e56."to" >= 'University:' AND e56."to" < 'University;')) AND n57.id = ?1) OR n47.id IN (
              SELECT e58."to"
              FROM "Enterprise" n59
              CROSS JOIN "COOPERATES_WITH" e58 ON n59.id = e58."from"
              WHERE ((e58."from" >= 'Enterprise:' AND e58."from" < 'Enterprise;')) AND n59.id = ?1) OR n47.id IN (
              SELECT e60."to"
              FROM "Institution" n61
              CROSS JOIN "COOPERATES_WITH" e60 ON n61.id = e60."from"
              WHERE ((e60."from" >= 'Institution:' AND e60."from" < 'Institution;')) AND n61.id = ?1) OR n47.id IN (
              SELECT e62."to"
              FROM "Investor" n63
              CROSS JOIN "COOPERATES_WITH" e62 ON n63.id = e62."from"
              WHERE ((e62."from" >= 'Investor:' AND e62."from" < 'Investor;')) AND n63.id = ?1) OR n47.id IN (
              SELECT e64."to"
              FROM "Park" n65
              CROSS JOIN "COOPERATES_WITH" e64 ON n65.id = e64."from"
              WHERE ((e64."from" >= 'Park:' AND e64."from" < 'Park;')) AND n65.id = ?1) OR n47.id IN (
              SELECT e66."to"
              FROM "University" n67
              CROSS JOIN "COOPERATES_WITH" e66 ON n67.id = e66."from"
              WHERE ((e66."from" >= 'University:' AND e66."from" < 'University;')) AND n67.id = ?1))) OR n1.id IN (
          SELECT e68."to"
          FROM "Park" n69
          CROSS JOIN "POSTS" e68 ON n69.id = e68."from"
          WHERE ((e68."from" >= 'Park:' AND e68."from" < 'Park;')) AND (n69.id IN (
              SELECT e70."from"
              FROM "Enterprise" n71
              CROSS JOIN "COOPERATES_WITH" e70 ON n71.id = e70."to"
              WHERE ((e70."to" >= 'Enterprise:' AND e70."to" < 'Enterprise;')) AND n71.id = ?1) OR n69.id IN (
              SELECT e72."from"
              FROM "Institution" n73
              CROSS JOIN "COOPERATES_WITH" e72 ON n73.id = e72."to"
              WHERE ((e72."to" >= 'Institution:' AND e72."to" < 'Institution;')) AND n73.id = ?1) OR n69.id IN (
              SELECT e74."from"
              FROM "Investor" n75
              CROSS JOIN "COOPERATES_WITH" e74 ON n75.id = e74."to"
              WHERE ((e74."to" >= 'Investor:' AND e74."to" < 'Investor;')) AND n75.id = ?1) OR n69.id IN (
              SELECT e76."from"
              FROM "Park" n77
              CROSS JOIN "COOPERATES_WITH" e76 ON n77.id = e76."to"
              WHERE ((e76."to" >= 'Park:' AND e76."to" < 'Park;')) AND n77.id = ?1) OR n69.id IN (
              SELECT e78."from"
              FROM "University" n79
              CROSS JOIN "COOPERATES_WITH" e78 ON n79.id = e78."to"
              WHERE ((e78."to" >= 'University:' AND e78."to" < 'University;')) AND n79.id = ?1) OR n69.id IN (
              SELECT e80."to"
              FROM "Enterprise" n81
              CROSS JOIN "COOPERATES_WITH" e80 ON n81.id = e80."from"
              WHERE ((e80."from" >= 'Enterprise:' AND e80."from" < 'Enterprise;')) AND n81.id = ?1) OR n69.id IN (
              SELECT e82."to"
              FROM "Institution" n83
              CROSS JOIN "COOPERATES_WITH" e82 ON n83.id = e82."from"
              WHERE ((e82."from" >= 'Institution:' AND e82."from" < 'Institution;')) AND n83.id = ?1) OR n69.id IN (
              SELECT e84."to"
              FROM "Investor" n85
              CROSS JOIN "COOPERATES_WITH" e84 ON n85.id = e84."from"
              WHERE ((e84."from" >= 'Investor:' AND e84."from" < 'Investor;')) AND n85.id = ?1) OR n69.id IN (
              SELECT e86."to"
              FROM "Park" n87
              CROSS JOIN "COOPERATES_WITH" e86 ON n87.id = e86."from"
              WHERE ((e86."from" >= 'Park:' AND e86."from" < 'Park;')) AND n87.id = ?1) OR n69.id IN (
              SELECT e88."to"
              FROM "University" n89
              CROSS JOIN "COOPERATES_WITH" e88 ON n89.id = e88."from"
              WHERE ((e88."from" >= 'University:' AND e88."from" < 'University;')) AND n89.id = ?1))) OR n1.id IN (
          SELECT e90."to"
          FROM "University" n91
          CROSS JOIN "POSTS" e90 ON n91.id = e90."from"
          WHERE ((e90."from" >= 'University:' AND e90."from" < 'University;')) AND (n91.id IN (
              SELECT e92."from"
              FROM "Enterprise" n93
              CROSS JOIN "COOPERATES_WITH" e92 ON n93.id = e92."to"
              WHERE ((e92."to" >= 'Enterprise:' AND e92."to" < 'Enterprise;')) AND n93.id = ?1) OR n91.id IN (
              SELECT e94."from"
              FROM "Institution" n95
              CROSS JOIN "COOPERATES_WITH" e94 ON n95.id = e94."to"
              WHERE ((e94."to" >= 'Institution:' AND e94."to" < 'Institution;')) AND n95.id = ?1) OR n91.id IN (
              SELECT e96."from"
              FROM "Investor" n97
              CROSS JOIN "COOPERATES_WITH" e96 ON n97.id = e96."to"
              WHERE ((e96."to" >= 'Investor:' AND e96."to" < 'Investor;')) AND n97.id = ?1) OR n91.id IN (
              SELECT e98."from"
              FROM "Park" n99
              CROSS JOIN "COOPERATES_WITH" e98 ON n99.id = e98."to"
              WHERE ((e98."to" >= 'Park:' AND e98."to" < 'Park;')) AND n99.id = ?1) OR n91.id IN (
              SELECT e100."from"
              FROM "University" n101
              CROSS JOIN "COOPERATES_WITH" e100 ON n101.id = e100."to"
              WHERE ((e100."to" >= 'University:' AND e100."to" < 'University;')) AND n101.id = ?1) OR n91.id IN (
              SELECT e102."to"
              FROM "Enterprise" n103
              CROSS JOIN "COOPERATES_WITH" e102 ON n103.id = e102."from"
              WHERE ((e102."from" >= 'Enterprise:' AND e102."from" < 'Enterprise;')) AND n103.id = ?1) OR n91.id IN (
              SELECT e104."to"
              FROM "Institution" n105
              CROSS JOIN "COOPERATES_WITH" e104 ON n105.id = e104."from"
              WHERE ((e104."from" >= 'Institution:' AND e104."from" < 'Institution;')) AND n105.id = ?1) OR n91.id IN (
              SELECT e106."to"
              FROM "Investor" n107
              CROSS JOIN "COOPERATES_WITH" e106 ON n107.id = e106."from"
              WHERE ((e106."from" >= 'Investor:' AND e106."from" < 'Investor;')) AND n107.id = ?1) OR n91.id IN (
              SELECT e108."to"
              FROM "Park" n109
              CROSS JOIN "COOPERATES_WITH" e108 ON n109.id = e108."from"
              WHERE ((e108."from" >= 'Park:' AND e108."from" < 'Park;')) AND n109.id = ?1) OR n91.id IN (
              SELECT e110."to"
              FROM "University" n111
              CROSS JOIN "COOPERATES_WITH" e110 ON n111.id = e110."from"
              WHERE ((e110."from" >= 'University:' AND e110."from" < 'University;')) AND n111.id = ?1))))
      ORDER BY n1.id LIMIT ?2) p113
    CROSS JOIN "Demand" n112 ON n112.rowid = p113.r) AS BLOB);

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
