SELECT CAST(CASE substr(x.value, 1, instr(x.value, ':') - 1) WHEN 'Achievement' THEN (
    SELECT concat('{"id":', json_quote(n1.id), '}')
    FROM "Achievement" n1
    WHERE n1.id = x.value) WHEN 'Demand' THEN (
    SELECT concat('{"id":', json_quote(n2.id), ',"budget":', coalesce(n2."budget", 'null'), ',"postedBy":', (
        SELECT concat('{"nodes":', concat('[', group_concat(CASE substr(p5.id, 1, instr(p5.id, ':') - 1) WHEN 'Enterprise' THEN (
                SELECT concat('{"id":', json_quote(n6.id), '}')
                FROM "Enterprise" n6
                WHERE n6.id = p5.id) WHEN 'Institution' THEN (
                SELECT concat('{"id":', json_quote(n7.id), '}')
                FROM "Institution" n7
                WHERE n7.id = p5.id) WHEN 'Investor' THEN (
                SELECT concat('{"id":', json_quote(n8.id), '}')
                FROM "Investor" n8
                WHERE n8.id = p5.id) WHEN 'Park' THEN (
                SELECT concat('{"id":', json_quote(n9.id), '}')
                FROM "Park" n9
                WHERE n9.id = p5.id) WHEN 'University' THEN (
                SELECT concat('{"id":', json_quote(n10.id), '}')
                FROM "University" n10
                WHERE n10.id = p5.id) END, ','), ']'), '}')
        FROM (
          SELECT e3."from" AS id, e3."from" AS f, e3."to" AS t, e3.key AS k, e3."from" AS o0, e3.key AS o1
          FROM "POSTS" e3
          WHERE e3."to" = n2.id
          ORDER BY e3."from", e3.key LIMIT ?2) p5), '}')
    FROM "Demand" n2
    WHERE n2.id = x.value) WHEN 'Enterprise' THEN (
    SELECT concat('{"id":', json_quote(n11.id), '}')
    FROM "Enterprise" n11
    WHERE n11.id = x.value) WHEN 'Event' THEN (
    SELECT concat('{"id":', json_quote(n12.id), '}')
    FROM "Event" n12
    WHERE n12.id = x.value) WHEN 'Field' THEN (
    SELECT concat('{"id":', json_quote(n13.id), ',"code":', json_quote(n13."code"), '}')
    FROM "Field" n13
    WHERE n13.id = x.value) WHEN 'Indicator' THEN (
    SELECT concat('{"id":', json_quote(n14.id), '}')
    FROM "Indicator" n14
    WHERE n14.id = x.value) WHEN 'Institution' THEN (
    SELECT concat('{"id":', json_quote(n15.id), '}')
    FROM "Institution" n15
    WHERE n15.id = x.value) WHEN 'Investor' THEN (
    SELECT concat('{"id":', json_quote(n16.id), '}')
    FROM "Investor" n16
    WHERE n16.id = x.value) WHEN 'Park' THEN (
    SELECT concat('{"id":', json_quote(n17.id), '}')
    FROM "Park" n17
    WHERE n17.id = x.value) WHEN 'Program' THEN (
    SELECT concat('{"id":', json_quote(n18.id), '}')
    FROM "Program" n18
    WHERE n18.id = x.value) WHEN 'Service' THEN (
    SELECT concat('{"id":', json_quote(n19.id), '}')
    FROM "Service" n19
    WHERE n19.id = x.value) WHEN 'University' THEN (
    SELECT concat('{"id":', json_quote(n20.id), '}')
    FROM "University" n20
    WHERE n20.id = x.value) END AS BLOB)
FROM json_each(?1) x
ORDER BY x.key;

SELECT CAST(CASE substr(x.value, 1, instr(x.value, ':') - 1) WHEN 'Achievement' THEN (
    SELECT concat('{"__typename":"Achievement","createdBefore":', json_quote(n1."name"), '}')
    FROM "Achievement" n1
    WHERE n1.id = x.value) WHEN 'Demand' THEN (
    SELECT concat('{"__typename":"Demand","createdBefore":', json_quote(n2."name"), '}')
    FROM "Demand" n2
    WHERE n2.id = x.value) WHEN 'Enterprise' THEN (
    SELECT concat('{"__typename":"Enterprise","createdBefore":', json_quote(n3."name"), '}')
    FROM "Enterprise" n3
    WHERE n3.id = x.value) WHEN 'Event' THEN (
    SELECT concat('{"__typename":"Event","createdBefore":', json_quote(n4."name"), '}')
    FROM "Event" n4
    WHERE n4.id = x.value) WHEN 'Field' THEN (
    SELECT concat('{"__typename":"Field","createdBefore":', json_quote(n5."name"), '}')
    FROM "Field" n5
    WHERE n5.id = x.value) WHEN 'Indicator' THEN (
    SELECT concat('{"__typename":"Indicator","createdBefore":', json_quote(n6."name"), '}')
    FROM "Indicator" n6
    WHERE n6.id = x.value) WHEN 'Institution' THEN (
    SELECT concat('{"__typename":"Institution","createdBefore":', json_quote(n7."name"), '}')
    FROM "Institution" n7
    WHERE n7.id = x.value) WHEN 'Investor' THEN (
    SELECT concat('{"__typename":"Investor","createdBefore":', json_quote(n8."name"), '}')
    FROM "Investor" n8
    WHERE n8.id = x.value) WHEN 'Park' THEN (
    SELECT concat('{"__typename":"Park","createdBefore":', json_quote(n9."name"), '}')
    FROM "Park" n9
    WHERE n9.id = x.value) WHEN 'Program' THEN (
    SELECT concat('{"__typename":"Program","createdBefore":', json_quote(n10."name"), '}')
    FROM "Program" n10
    WHERE n10.id = x.value) WHEN 'Service' THEN (
    SELECT concat('{"__typename":"Service","createdBefore":', json_quote(n11."name"), '}')
    FROM "Service" n11
    WHERE n11.id = x.value) WHEN 'University' THEN (
    SELECT concat('{"__typename":"University","createdBefore":', json_quote(n12."name"), '}')
    FROM "University" n12
    WHERE n12.id = x.value) END AS BLOB)
FROM json_each(?1) x
ORDER BY x.key;
