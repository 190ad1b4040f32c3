SELECT CAST((
    SELECT concat('{"nodes":', concat('[', group_concat(concat('{"id":', json_quote(n7.id), '}'), ','), ']'), '}')
    FROM (
      SELECT n1.id AS id, n1.rowid AS r, n1.id AS o0
      FROM "Achievement" n1
      WHERE (n1.id IN (
          SELECT e2."from"
          FROM "Field" n3
          CROSS JOIN "IN_FIELD" e2 ON n3.id = e2."to"
          WHERE n3.id IN (
            WITH RECURSIVE w5(id) AS (
              SELECT *
              FROM (
                SELECT n4.id
                FROM "Field" n4
                WHERE n4.id = ?1)
              UNION
              SELECT e6."from"
              FROM w5
              CROSS JOIN "BROADER" e6
              WHERE e6."to" = w5.id)
            SELECT id
            FROM w5)))
      ORDER BY n1.id LIMIT ?2) p8
    CROSS JOIN "Achievement" n7 ON n7.rowid = p8.r) AS BLOB);

SELECT CAST((
    SELECT concat('{"nodes":', concat('[', group_concat(concat('{"id":', json_quote(n12.id), '}'), ','), ']'), '}')
    FROM (
      SELECT n1.id AS id, n1.rowid AS r, n1.id AS o0
      FROM "Achievement" n1
      WHERE (n1.id IN (
          SELECT e2."from"
          FROM "Field" n3
          CROSS JOIN "IN_FIELD" e2 ON n3.id = e2."to"
          WHERE n3.id IN (
            WITH RECURSIVE w10(id) AS (
              SELECT *
              FROM (
                WITH w7(id) AS (
                  WITH RECURSIVE w5(id) AS (
                    SELECT *
                    FROM (
                      SELECT n4.id
                      FROM "Field" n4
                      WHERE n4.id = ?1)
                    UNION
                    SELECT e6."from"
                    FROM w5
                    CROSS JOIN "BROADER" e6
                    WHERE e6."to" = w5.id)
                  SELECT id
                  FROM w5)
                SELECT id
                FROM w7
                UNION
                SELECT e8."to"
                FROM w7
                CROSS JOIN "CLOSE_MATCH" e8
                WHERE e8."from" = w7.id
                UNION
                SELECT e9."from"
                FROM w7
                CROSS JOIN "CLOSE_MATCH" e9
                WHERE e9."to" = w7.id)
              UNION
              SELECT e11."from"
              FROM w10
              CROSS JOIN "BROADER" e11
              WHERE e11."to" = w10.id)
            SELECT id
            FROM w10)))
      ORDER BY n1.id LIMIT ?2) p13
    CROSS JOIN "Achievement" n12 ON n12.rowid = p13.r) AS BLOB);
