SELECT CAST((
    SELECT concat('{"acquirers":', concat('{"aggregate":', (
          SELECT concat('{"count":', count(*), ',"max":', concat('{"founded":', json_quote(max("n.founded")), '}'), '}')
          FROM (
            SELECT "n.founded", id
            FROM (
              SELECT n3."founded" AS "n.founded", e2."to" AS id
              FROM "TRANSFERRED" e2
              CROSS JOIN "Enterprise" n3 ON n3.id = e2."to"
              WHERE e2."from" = n1.id AND ((e2."to" >= 'Enterprise:' AND e2."to" < 'Enterprise;'))) GROUP BY id
            UNION ALL
            SELECT "n.founded", id
            FROM (
              SELECT n5."founded" AS "n.founded", e4."to" AS id
              FROM "TRANSFERRED" e4
              CROSS JOIN "Institution" n5 ON n5.id = e4."to"
              WHERE e4."from" = n1.id AND ((e4."to" >= 'Institution:' AND e4."to" < 'Institution;'))) GROUP BY id
            UNION ALL
            SELECT "n.founded", id
            FROM (
              SELECT n7."founded" AS "n.founded", e6."to" AS id
              FROM "TRANSFERRED" e6
              CROSS JOIN "Investor" n7 ON n7.id = e6."to"
              WHERE e6."from" = n1.id AND ((e6."to" >= 'Investor:' AND e6."to" < 'Investor;'))) GROUP BY id
            UNION ALL
            SELECT "n.founded", id
            FROM (
              SELECT n9."founded" AS "n.founded", e8."to" AS id
              FROM "TRANSFERRED" e8
              CROSS JOIN "Park" n9 ON n9.id = e8."to"
              WHERE e8."from" = n1.id AND ((e8."to" >= 'Park:' AND e8."to" < 'Park;'))) GROUP BY id
            UNION ALL
            SELECT "n.founded", id
            FROM (
              SELECT n11."founded" AS "n.founded", e10."to" AS id
              FROM "TRANSFERRED" e10
              CROSS JOIN "University" n11 ON n11.id = e10."to"
              WHERE e10."from" = n1.id AND ((e10."to" >= 'University:' AND e10."to" < 'University;'))) GROUP BY id)), ',"edgeAggregate":', (
          SELECT concat('{"sum":', concat('{"amount":', CASE WHEN sum("e.amount") BETWEEN -9007199254740991 AND 9007199254740991 THEN sum("e.amount") ELSE json_quote(CAST(sum("e.amount") AS TEXT)) END, '}'), ',"avg":', concat('{"amount":', json_quote((CAST(sum("e.amount") AS REAL) / count("e.amount"))), '}'), ',"min":', concat('{"amount":', json_quote(min("e.amount")), ',"since":', json_quote(min("e.since")), '}'), ',"max":', concat('{"amount":', json_quote(max("e.amount")), ',"since":', json_quote(max("e.since")), '}'), '}')
          FROM (
            SELECT e12."amount" AS "e.amount", e12."since" AS "e.since"
            FROM "TRANSFERRED" e12
            WHERE e12."from" = n1.id)), ',"groups":', (
          SELECT concat('[', group_concat(j, ','), ']')
          FROM (
            SELECT concat('{"edgeKey":', concat('{"contract":', json_quote(k1), ',"sinceYear":', json_quote(k2), '}'), ',"key":', concat('{"city":', json_quote(min(s0)), '}'), ',"aggregate":', concat('{"count":', json_quote(count(*)), '}'), ',"edgeAggregate":', concat('{"total":', concat('{"amount":', CASE WHEN sum("e.amount.sum") BETWEEN -9007199254740991 AND 9007199254740991 THEN sum("e.amount.sum") ELSE json_quote(CAST(sum("e.amount.sum") AS TEXT)) END, '}'), '}'), '}') AS j
            FROM (
              SELECT k0, s0, k1, k2, count("e.amount") AS "e.amount.count", id, sum("e.amount") AS "e.amount.sum"
              FROM (
                SELECT n14."city~" AS k0, n14."city" AS s0, e13."contract" AS k1, CAST(substr(e13."since", 1, 4) AS INTEGER) AS k2, e13."amount" AS "e.amount", e13."to" AS id
                FROM "TRANSFERRED" e13
                CROSS JOIN "Enterprise" n14 ON n14.id = e13."to"
                WHERE e13."from" = n1.id AND ((e13."to" >= 'Enterprise:' AND e13."to" < 'Enterprise;'))) GROUP BY id, k1, k2
              UNION ALL
              SELECT k0, s0, k1, k2, count("e.amount") AS "e.amount.count", id, sum("e.amount") AS "e.amount.sum"
              FROM (
                SELECT n16."city~" AS k0, n16."city" AS s0, e15."contract" AS k1, CAST(substr(e15."since", 1, 4) AS INTEGER) AS k2, e15."amount" AS "e.amount", e15."to" AS id
                FROM "TRANSFERRED" e15
                CROSS JOIN "Institution" n16 ON n16.id = e15."to"
                WHERE e15."from" = n1.id AND ((e15."to" >= 'Institution:' AND e15."to" < 'Institution;'))) GROUP BY id, k1, k2
              UNION ALL
              SELECT k0, s0, k1, k2, count("e.amount") AS "e.amount.count", id, sum("e.amount") AS "e.amount.sum"
              FROM (
                SELECT n18."city~" AS k0, n18."city" AS s0, e17."contract" AS k1, CAST(substr(e17."since", 1, 4) AS INTEGER) AS k2, e17."amount" AS "e.amount", e17."to" AS id
                FROM "TRANSFERRED" e17
                CROSS JOIN "Investor" n18 ON n18.id = e17."to"
                WHERE e17."from" = n1.id AND ((e17."to" >= 'Investor:' AND e17."to" < 'Investor;'))) GROUP BY id, k1, k2
              UNION ALL
              SELECT k0, s0, k1, k2, count("e.amount") AS "e.amount.count", id, sum("e.amount") AS "e.amount.sum"
              FROM (
                SELECT n20."city~" AS k0, n20."city" AS s0, e19."contract" AS k1, CAST(substr(e19."since", 1, 4) AS INTEGER) AS k2, e19."amount" AS "e.amount", e19."to" AS id
                FROM "TRANSFERRED" e19
                CROSS JOIN "Park" n20 ON n20.id = e19."to"
                WHERE e19."from" = n1.id AND ((e19."to" >= 'Park:' AND e19."to" < 'Park;'))) GROUP BY id, k1, k2
              UNION ALL
              SELECT k0, s0, k1, k2, count("e.amount") AS "e.amount.count", id, sum("e.amount") AS "e.amount.sum"
              FROM (
                SELECT n22."city~" AS k0, n22."city" AS s0, e21."contract" AS k1, CAST(substr(e21."since", 1, 4) AS INTEGER) AS k2, e21."amount" AS "e.amount", e21."to" AS id
                FROM "TRANSFERRED" e21
                CROSS JOIN "University" n22 ON n22.id = e21."to"
                WHERE e21."from" = n1.id AND ((e21."to" >= 'University:' AND e21."to" < 'University;'))) GROUP BY id, k1, k2) GROUP BY k0, k1, k2
            ORDER BY sum("e.amount.sum") DESC NULLS LAST, k0 NULLS LAST, k1 NULLS LAST, k2 NULLS LAST LIMIT ?3)), '}'), '}')
    FROM "Achievement" n1
    WHERE n1.id = x.value) AS BLOB)
FROM json_each(?1) x
ORDER BY x.key;

SELECT CAST(concat('{"byOwner":', (
      SELECT concat('[', group_concat(j, ','), ']')
      FROM (
        SELECT concat('{"key":', concat('{"owners":', concat('{"city":', json_quote(min(s0)), '}'), '}'), ',"aggregate":', concat('{"count":', json_quote(count(*)), '}'), '}') AS j
        FROM (
          SELECT k0, min(s0) AS s0, id
          FROM (
            SELECT coalesce(n3."city~", n4."city~", n5."city~", n6."city~", n7."city~") AS k0, coalesce(n3."city", n4."city", n5."city", n6."city", n7."city") AS s0, n1.id AS id
            FROM "Achievement" n1 LEFT JOIN "OWNS" e2 ON (e2."to" = n1.id) LEFT JOIN "Enterprise" n3 ON n3.id = iif(e2."from" >= 'Enterprise:' AND e2."from" < 'Enterprise;', e2."from", NULL) LEFT JOIN "Institution" n4 ON n4.id = iif(e2."from" >= 'Institution:' AND e2."from" < 'Institution;', e2."from", NULL) LEFT JOIN "Investor" n5 ON n5.id = iif(e2."from" >= 'Investor:' AND e2."from" < 'Investor;', e2."from", NULL) LEFT JOIN "Park" n6 ON n6.id = iif(e2."from" >= 'Park:' AND e2."from" < 'Park;', e2."from", NULL) LEFT JOIN "University" n7 ON n7.id = iif(e2."from" >= 'University:' AND e2."from" < 'University;', e2."from", NULL)
            WHERE 1) GROUP BY id, k0) GROUP BY k0
        ORDER BY count(*) DESC, k0 NULLS LAST LIMIT ?2)), ',"page":', (
      SELECT concat('[', group_concat(j, ','), ']')
      FROM (
        SELECT concat('{"__typename":"AchievementGroup","cursor":', json_quote(concat('[779599562,', json_quote(max("n.trl")), ',', json_quote(k0), ',', json_quote(k0), ']')), ',"key":', concat('{"__typename":"AchievementKey","disclosedMonth":', json_quote(k0), '}'), ',"aggregate":', concat('{"__typename":"AchievementAggregate","count":', json_quote(count(*)), ',"names":', concat('{"__typename":"AchievementRange","trl":', json_quote(max("n.trl")), '}'), '}'), '}') AS j
        FROM (
          SELECT +CASE WHEN length(n8."disclosed") > 4 THEN substr(n8."disclosed", 1, 7) END AS k0, n8."trl" AS "n.trl"
          FROM "Achievement" n8
          WHERE 1) GROUP BY k0
        ORDER BY max("n.trl") DESC NULLS LAST, k0 DESC NULLS LAST, k0 NULLS LAST LIMIT ?3)), '}') AS BLOB);

SELECT CAST(concat('{"aggregate":', (
      SELECT concat('{"count":', count(*), ',"avg":', concat('{"latitude":', json_quote(CASE WHEN sum("n.latitude") IS NOT NULL THEN CAST(format('%.12g', (sum("n.latitude") + sum("n.latitude") / 2e15) / count("n.latitude")) AS REAL) END), '}'), '}')
      FROM (
        SELECT n1."latitude" AS "n.latitude"
        FROM "Enterprise" n1
        WHERE 1
        UNION ALL
        SELECT n2."latitude" AS "n.latitude"
        FROM "Institution" n2
        WHERE 1
        UNION ALL
        SELECT n3."latitude" AS "n.latitude"
        FROM "Investor" n3
        WHERE 1
        UNION ALL
        SELECT n4."latitude" AS "n.latitude"
        FROM "Park" n4
        WHERE 1
        UNION ALL
        SELECT n5."latitude" AS "n.latitude"
        FROM "University" n5
        WHERE 1) HAVING CASE WHEN abs((sum("n.latitude") + sum("n.latitude") / 2e15)) <= 1.7976931348623157e308 OR count("n.latitude") = 0 THEN 1 ELSE abs(-coalesce(CAST(abs((sum("n.latitude") + sum("n.latitude") / 2e15)) AS INTEGER), 9223372036854775807) - 1) END), '}') AS BLOB);
