SELECT CAST(concat('{"totalCount":', (
      SELECT count(*)
      FROM "Achievement" n1
      WHERE 1), ',"groups":', (
      SELECT concat('[', group_concat(j, ','), ']')
      FROM (
        SELECT concat('{"key":', concat('{"trl":', json_quote(k0), ',"achievementType":', json_quote(k1), '}'), ',"aggregate":', concat('{"count":', json_quote(count(*)), ',"avg":', concat('{"askingPrice":', json_quote((CAST(sum("n.askingPrice") AS REAL) / count("n.askingPrice"))), '}'), '}'), '}') AS j
        FROM (
          SELECT +n2."trl" AS k0, +n2."achievementType" AS k1, n2."askingPrice" AS "n.askingPrice"
          FROM "Achievement" n2
          WHERE 1) GROUP BY k0, k1
        ORDER BY k0 NULLS LAST, k1 NULLS LAST LIMIT ?2)), '}') AS BLOB);

SELECT CAST(concat('{"totalCount":', (
      SELECT count(*)
      FROM "Enterprise" n1
      WHERE ?1 IN (
        SELECT value
        FROM json_each(n1."designations"))), ',"aggregate":', (
      SELECT concat('{"avg":', concat('{"employees":', json_quote((CAST(sum("n.employees") AS REAL) / count("n.employees"))), '}'), ',"max":', concat('{"registeredCapital":', json_quote(max("n.registeredCapital")), '}'), '}')
      FROM (
        SELECT n2."employees" AS "n.employees", n2."registeredCapital" AS "n.registeredCapital"
        FROM "Enterprise" n2
        WHERE ?1 IN (
          SELECT value
          FROM json_each(n2."designations")))), '}') AS BLOB);

SELECT CAST((
    SELECT concat('{"name":', json_quote(n1."name"), ',"narrower":', (
        SELECT concat('{"nodes":', concat('[', group_concat(concat('{"name":', json_quote(n3."name"), ',"achievements":', concat('{"totalCount":', (
                    SELECT count(*)
                    FROM "IN_FIELD" e6
                    WHERE e6."to" = n3.id AND ((e6."from" >= 'Achievement:' AND e6."from" < 'Achievement;'))), '}'), ',"demands":', concat('{"totalCount":', (
                    SELECT count(*)
                    FROM "IN_FIELD" e7
                    WHERE e7."to" = n3.id AND ((e7."from" >= 'Demand:' AND e7."from" < 'Demand;'))), ',"aggregate":', (
                    SELECT concat('{"sum":', concat('{"budget":', CASE WHEN sum("n.budget") BETWEEN -9007199254740991 AND 9007199254740991 THEN sum("n.budget") ELSE json_quote(CAST(sum("n.budget") AS TEXT)) END, '}'), '}')
                    FROM (
                      SELECT "n.budget", id
                      FROM (
                        SELECT n9."budget" AS "n.budget", e8."from" AS id
                        FROM "IN_FIELD" e8
                        CROSS JOIN "Demand" n9 ON n9.id = e8."from"
                        WHERE e8."to" = n3.id AND ((e8."from" >= 'Demand:' AND e8."from" < 'Demand;'))) GROUP BY id)), '}'), '}'), ','), ']'), '}')
        FROM (
          SELECT e2."from" AS id, e2."from" AS f, e2."to" AS t, e2.key AS k, e2."from" AS o0, e2.key AS o1
          FROM "BROADER" e2
          WHERE e2."to" = n1.id
          ORDER BY e2."from", e2.key LIMIT ?2) p5
        CROSS JOIN "Field" n3 ON n3.id = p5.id), '}')
    FROM "Field" n1
    WHERE n1.id = x.value) AS BLOB)
FROM json_each(?1) x
ORDER BY x.key;
