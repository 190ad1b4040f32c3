SELECT CAST((
    SELECT concat('{"totalCount":', (
        SELECT count(*)
        FROM "University" n1
        WHERE 1), ',"edges":', concat('[', group_concat(concat('{"cursor":', json_quote(concat('[396678358,', json_quote(p4.o0), ',', json_quote(p4.o1), ',', json_quote(p4.o2), ']')), ',"node":', concat('{"id":', json_quote(n3.id), ',"nameEn":', json_quote(n3."nameEn"), '}'), '}'), ',') FILTER (
          WHERE p4.i <= ?1), ']'), ',"pageInfo":', concat('{"hasNextPage":', CASE WHEN max(p4.c) > ?1 THEN 'true' ELSE 'false' END, ',"hasPreviousPage":true,"startCursor":', json_quote(max(concat('[396678358,', json_quote(p4.o0), ',', json_quote(p4.o1), ',', json_quote(p4.o2), ']')) FILTER (
            WHERE p4.i = min(1, ?1))), ',"endCursor":', json_quote(max(concat('[396678358,', json_quote(p4.o0), ',', json_quote(p4.o1), ',', json_quote(p4.o2), ']')) FILTER (
            WHERE p4.i = min(p4.c, ?1))), '}'), '}')
    FROM (
      SELECT row_number() OVER () AS i, count(*) OVER () AS c, *
      FROM (
        SELECT n2.id AS id, n2.rowid AS r, (
          SELECT count(*)
          FROM "OWNS" e5
          WHERE e5."from" = n2.id) AS o0, n2."nameEn~" AS o1, n2.id AS o2
        FROM "University" n2
        WHERE ((
            SELECT count(*)
            FROM "OWNS" e5
            WHERE e5."from" = n2.id) <= ?2 AND ((
              SELECT count(*)
              FROM "OWNS" e5
              WHERE e5."from" = n2.id) < ?2 OR ((
                SELECT count(*)
                FROM "OWNS" e5
                WHERE e5."from" = n2.id) IS ?2 AND ((n2."nameEn~" > ?3 OR (n2."nameEn~" IS NULL AND ?3 IS NOT NULL)) OR (n2."nameEn~" IS ?3 AND n2.id > ?4)))))
        ORDER BY (
          SELECT count(*)
          FROM "OWNS" e5
          WHERE e5."from" = n2.id) DESC, n2."nameEn~" NULLS LAST, n2.id LIMIT ?1 + 1)) p4
    CROSS JOIN "University" n3 ON n3.rowid = p4.r) AS BLOB);
