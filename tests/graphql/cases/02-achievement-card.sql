SELECT CAST((
    SELECT concat('{"id":', json_quote(n1.id), ',"name":', json_quote(n1."name"), ',"summary":', json_quote(n1."summary"), ',"trl":', coalesce(n1."trl", 'null'), ',"askingPrice":', coalesce(n1."askingPrice", 'null'), ',"currency":', json_quote(n1."currency"), ',"transferModes":', coalesce(n1."transferModes", '[]'), ',"source":', json_quote(n1."source"), ',"owners":', (
        SELECT concat('{"edges":', concat('[', group_concat(concat('{"share":', json_quote(e3."share"), ',"since":', json_quote(e3."since"), ',"node":', CASE substr(p4.id, 1, instr(p4.id, ':') - 1) WHEN 'Enterprise' THEN (
                  SELECT concat('{"id":', json_quote(n5.id), ',"name":', json_quote(n5."name"), ',"designations":', coalesce(n5."designations", '[]'), '}')
                  FROM "Enterprise" n5
                  WHERE n5.id = p4.id) WHEN 'Institution' THEN (
                  SELECT concat('{"id":', json_quote(n6.id), ',"name":', json_quote(n6."name"), '}')
                  FROM "Institution" n6
                  WHERE n6.id = p4.id) WHEN 'Investor' THEN (
                  SELECT concat('{"id":', json_quote(n7.id), ',"name":', json_quote(n7."name"), '}')
                  FROM "Investor" n7
                  WHERE n7.id = p4.id) WHEN 'Park' THEN (
                  SELECT concat('{"id":', json_quote(n8.id), ',"name":', json_quote(n8."name"), '}')
                  FROM "Park" n8
                  WHERE n8.id = p4.id) WHEN 'University' THEN (
                  SELECT concat('{"id":', json_quote(n9.id), ',"name":', json_quote(n9."name"), ',"level":', json_quote(n9."level"), '}')
                  FROM "University" n9
                  WHERE n9.id = p4.id) END, '}'), ','), ']'), '}')
        FROM (
          SELECT e2."from" AS id, e2."from" AS f, e2."to" AS t, e2.key AS k, e2."from" AS o0, e2.key AS o1
          FROM "OWNS" e2
          WHERE e2."to" = n1.id
          ORDER BY e2."from", e2.key LIMIT ?2) p4
        CROSS JOIN "OWNS" e3 ON e3."from" = p4.f AND e3."to" = p4.t AND e3.key = p4.k), ',"acquirers":', (
        SELECT concat('{"totalCount":', (
            SELECT count(*)
            FROM "TRANSFERRED" e10
            WHERE e10."from" = n1.id), ',"edges":', concat('[', group_concat(concat('{"amount":', coalesce(e12."amount", 'null'), ',"contract":', json_quote(e12."contract"), ',"since":', json_quote(e12."since"), ',"broker":', coalesce(CASE substr(e12."broker", 1, instr(e12."broker", ':') - 1) WHEN 'Enterprise' THEN (
                    SELECT concat('{"id":', json_quote(n14.id), ',"name":', json_quote(n14."name"), '}')
                    FROM "Enterprise" n14
                    WHERE n14.id = e12."broker") WHEN 'Institution' THEN (
                    SELECT concat('{"id":', json_quote(n15.id), ',"name":', json_quote(n15."name"), '}')
                    FROM "Institution" n15
                    WHERE n15.id = e12."broker") WHEN 'Investor' THEN (
                    SELECT concat('{"id":', json_quote(n16.id), ',"name":', json_quote(n16."name"), '}')
                    FROM "Investor" n16
                    WHERE n16.id = e12."broker") WHEN 'Park' THEN (
                    SELECT concat('{"id":', json_quote(n17.id), ',"name":', json_quote(n17."name"), '}')
                    FROM "Park" n17
                    WHERE n17.id = e12."broker") WHEN 'University' THEN (
                    SELECT concat('{"id":', json_quote(n18.id), ',"name":', json_quote(n18."name"), '}')
                    FROM "University" n18
                    WHERE n18.id = e12."broker") END, 'null'), ',"node":', CASE substr(p13.id, 1, instr(p13.id, ':') - 1) WHEN 'Enterprise' THEN (
                  SELECT concat('{"id":', json_quote(n19.id), ',"name":', json_quote(n19."name"), ',"city":', json_quote(n19."city"), '}')
                  FROM "Enterprise" n19
                  WHERE n19.id = p13.id) WHEN 'Institution' THEN (
                  SELECT concat('{"id":', json_quote(n20.id), ',"name":', json_quote(n20."name"), ',"city":', json_quote(n20."city"), '}')
                  FROM "Institution" n20
                  WHERE n20.id = p13.id) WHEN 'Investor' THEN (
                  SELECT concat('{"id":', json_quote(n21.id), ',"name":', json_quote(n21."name"), ',"city":', json_quote(n21."city"), '}')
                  FROM "Investor" n21
                  WHERE n21.id = p13.id) WHEN 'Park' THEN (
                  SELECT concat('{"id":', json_quote(n22.id), ',"name":', json_quote(n22."name"), ',"city":', json_quote(n22."city"), '}')
                  FROM "Park" n22
                  WHERE n22.id = p13.id) WHEN 'University' THEN (
                  SELECT concat('{"id":', json_quote(n23.id), ',"name":', json_quote(n23."name"), ',"city":', json_quote(n23."city"), '}')
                  FROM "University" n23
                  WHERE n23.id = p13.id) END, '}'), ','), ']'), '}')
        FROM (
          SELECT e11."to" AS id, e11."from" AS f, e11."to" AS t, e11.key AS k, e11."since" AS o0, e11."to" AS o1, e11.key AS o2
          FROM "TRANSFERRED" e11
          WHERE e11."from" = n1.id
          ORDER BY e11."since" DESC NULLS LAST, e11."to", e11.key LIMIT ?3) p13
        CROSS JOIN "TRANSFERRED" e12 ON e12."from" = p13.f AND e12."to" = p13.t AND e12.key = p13.k), ',"fields":', (
        SELECT concat('{"nodes":', concat('[', group_concat(concat('{"id":', json_quote(n25.id), ',"name":', json_quote(n25."name"), ',"broader":', (
                  SELECT concat('{"nodes":', concat('[', group_concat(concat('{"id":', json_quote(n29.id), ',"name":', json_quote(n29."name"), '}'), ','), ']'), '}')
                  FROM (
                    SELECT e28."to" AS id, e28."from" AS f, e28."to" AS t, e28.key AS k, e28."to" AS o0, e28.key AS o1
                    FROM "BROADER" e28
                    WHERE e28."from" = n25.id
                    ORDER BY e28."to", e28.key LIMIT ?5) p31
                  CROSS JOIN "Field" n29 ON n29.id = p31.id), '}'), ','), ']'), '}')
        FROM (
          SELECT e24."to" AS id, e24."from" AS f, e24."to" AS t, e24.key AS k, e24."to" AS o0, e24.key AS o1
          FROM "IN_FIELD" e24
          WHERE e24."from" = n1.id
          ORDER BY e24."to", e24.key LIMIT ?4) p27
        CROSS JOIN "Field" n25 ON n25.id = p27.id), ',"matchedBy":', (
        SELECT concat('{"edges":', concat('[', group_concat(concat('{"stage":', json_quote(e33."stage"), ',"reason":', json_quote(e33."reason"), ',"node":', CASE substr(p34.id, 1, instr(p34.id, ':') - 1) WHEN 'Demand' THEN (
                  SELECT concat('{"__typename":"Demand","name":', json_quote(n35."name"), ',"budget":', coalesce(n35."budget", 'null'), '}')
                  FROM "Demand" n35
                  WHERE n35.id = p34.id) WHEN 'Investor' THEN (
                  SELECT concat('{"__typename":"Investor","name":', json_quote(n36."name"), '}')
                  FROM "Investor" n36
                  WHERE n36.id = p34.id) END, '}'), ','), ']'), '}')
        FROM (
          SELECT e32."from" AS id, e32."from" AS f, e32."to" AS t, e32.key AS k, e32."from" AS o0, e32.key AS o1
          FROM "MATCHED" e32
          WHERE e32."to" = n1.id
          ORDER BY e32."from", e32.key LIMIT ?6) p34
        CROSS JOIN "MATCHED" e33 ON e33."from" = p34.f AND e33."to" = p34.t AND e33.key = p34.k), '}')
    FROM "Achievement" n1
    WHERE n1.id = x.value) AS BLOB)
FROM json_each(?1) x
ORDER BY x.key;
