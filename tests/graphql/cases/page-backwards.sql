SELECT CAST((
    SELECT concat('{"investments":', (
        SELECT concat('{"edges":', concat('[', group_concat(concat('{"cursor":', json_quote(concat('[4096909284,', json_quote(p4.o0), ',', json_quote(p4.o1), ',', json_quote(p4.o2), ']')), ',"id":', json_quote(concat('INVESTED_IN|', p4.f, '|', p4.t, CASE p4.k WHEN '' THEN '' ELSE '|' || p4.k END)), ',"round":', json_quote(e3."round"), ',"node":', CASE substr(p4.id, 1, instr(p4.id, ':') - 1) WHEN 'Achievement' THEN (
                  SELECT concat('{"id":', json_quote(n5.id), '}')
                  FROM "Achievement" n5
                  WHERE n5.id = p4.id) WHEN 'Enterprise' THEN (
                  SELECT concat('{"id":', json_quote(n6.id), '}')
                  FROM "Enterprise" n6
                  WHERE n6.id = p4.id) WHEN 'Program' THEN (
                  SELECT concat('{"id":', json_quote(n7.id), '}')
                  FROM "Program" n7
                  WHERE n7.id = p4.id) END, '}'), ','
              ORDER BY p4.i DESC) FILTER (
              WHERE p4.i <= ?2), ']'), ',"pageInfo":', concat('{"hasNextPage":false,"hasPreviousPage":', CASE WHEN max(p4.c) > ?2 THEN 'true' ELSE 'false' END, '}'), '}')
        FROM (
          SELECT row_number() OVER () AS i, count(*) OVER () AS c, *
          FROM (
            SELECT e2."to" AS id, e2."from" AS f, e2."to" AS t, e2.key AS k, e2."amount" AS o0, e2."to" AS o1, e2.key AS o2
            FROM "INVESTED_IN" e2
            WHERE e2."from" = n1.id
            ORDER BY e2."amount" NULLS FIRST, e2."to" DESC, e2.key DESC LIMIT ?2 + 1)) p4
        CROSS JOIN "INVESTED_IN" e3 ON e3."from" = p4.f AND e3."to" = p4.t AND e3.key = p4.k), '}')
    FROM "Investor" n1
    WHERE n1.id = x.value) AS BLOB)
FROM json_each(?1) x
ORDER BY x.key;
