SELECT CAST((
    SELECT concat('{"totalCount":', (
        SELECT count(*)
        FROM "Achievement" n1
        WHERE (((instr(n1."name~", ?1) > 0 AND n1."name~" IS NOT ?2) AND (n1."achievementType" IN (
                SELECT value
                FROM json_each(?3)) AND n1."trl" >= ?4)) AND (((n1."disclosed" < ?5 AND n1."disclosed" || '~' < ?5) AND NOT coalesce(n1."askingPrice" IS NULL, 0)) AND ((EXISTS (
                  SELECT 1
                  FROM json_each(n1."transferModes")
                  WHERE value IN (
                    SELECT value
                    FROM json_each(?6)))) AND (NOT coalesce(n1."transferModes" IS NULL, 0) AND (n1."currency~" = ?7 OR NOT coalesce(?8 IN (
                      SELECT value
                      FROM json_each(n1."keywords~")), 0))))))), ',"nodes":', concat('[', group_concat(concat('{"id":', json_quote(n3.id), ',"name":', json_quote(n3."name"), '}'), ','), ']'), '}')
    FROM (
      SELECT n2.id AS id, n2.rowid AS r, n2.id AS o0
      FROM "Achievement" n2
      WHERE (((instr(n2."name~", ?1) > 0 AND n2."name~" IS NOT ?2) AND (n2."achievementType" IN (
              SELECT value
              FROM json_each(?3)) AND n2."trl" >= ?4)) AND (((n2."disclosed" < ?5 AND n2."disclosed" || '~' < ?5) AND NOT coalesce(n2."askingPrice" IS NULL, 0)) AND ((EXISTS (
                SELECT 1
                FROM json_each(n2."transferModes")
                WHERE value IN (
                  SELECT value
                  FROM json_each(?6)))) AND (NOT coalesce(n2."transferModes" IS NULL, 0) AND (n2."currency~" = ?7 OR NOT coalesce(?8 IN (
                    SELECT value
                    FROM json_each(n2."keywords~")), 0))))))
      ORDER BY n2.id LIMIT ?9) p4
    CROSS JOIN "Achievement" n3 ON n3.rowid = p4.r) AS BLOB);
