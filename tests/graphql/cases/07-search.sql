SELECT CAST(CASE substr(x.value, 1, instr(x.value, ':') - 1) WHEN 'Achievement' THEN (
    SELECT concat('{"name":', json_quote(n1."name"), ',"nameEn":', json_quote(n1."nameEn"), ',"patentNumbers":', coalesce(n1."patentNumbers", '[]'), ',"aliases":', coalesce(n1."aliases", '[]'), ',"keywords":', coalesce(n1."keywords", '[]'), ',"summary":', json_quote(n1."summary"), ',"tags":', coalesce(n1."tags", '[]'), '}')
    FROM "Achievement" n1
    WHERE n1.id = x.value) WHEN 'Demand' THEN (
    SELECT concat('{"name":', json_quote(n2."name"), ',"nameEn":', json_quote(n2."nameEn"), ',"aliases":', coalesce(n2."aliases", '[]'), ',"keywords":', coalesce(n2."keywords", '[]'), ',"summary":', json_quote(n2."summary"), ',"tags":', coalesce(n2."tags", '[]'), '}')
    FROM "Demand" n2
    WHERE n2.id = x.value) WHEN 'Enterprise' THEN (
    SELECT concat('{"name":', json_quote(n3."name"), ',"nameEn":', json_quote(n3."nameEn"), ',"uscc":', json_quote(n3."uscc"), ',"ror":', json_quote(n3."ror"), ',"stockCode":', json_quote(n3."stockCode"), ',"aliases":', coalesce(n3."aliases", '[]'), ',"summary":', json_quote(n3."summary"), ',"tags":', coalesce(n3."tags", '[]'), '}')
    FROM "Enterprise" n3
    WHERE n3.id = x.value) WHEN 'Event' THEN (
    SELECT concat('{"name":', json_quote(n4."name"), ',"nameEn":', json_quote(n4."nameEn"), ',"aliases":', coalesce(n4."aliases", '[]'), ',"summary":', json_quote(n4."summary"), ',"tags":', coalesce(n4."tags", '[]'), '}')
    FROM "Event" n4
    WHERE n4.id = x.value) WHEN 'Field' THEN (
    SELECT concat('{"name":', json_quote(n5."name"), ',"nameEn":', json_quote(n5."nameEn"), ',"code":', json_quote(n5."code"), ',"aliases":', coalesce(n5."aliases", '[]'), ',"summary":', json_quote(n5."summary"), ',"tags":', coalesce(n5."tags", '[]'), '}')
    FROM "Field" n5
    WHERE n5.id = x.value) WHEN 'Indicator' THEN (
    SELECT concat('{"name":', json_quote(n6."name"), ',"nameEn":', json_quote(n6."nameEn"), ',"aliases":', coalesce(n6."aliases", '[]'), ',"summary":', json_quote(n6."summary"), ',"tags":', coalesce(n6."tags", '[]'), '}')
    FROM "Indicator" n6
    WHERE n6.id = x.value) WHEN 'Institution' THEN (
    SELECT concat('{"name":', json_quote(n7."name"), ',"nameEn":', json_quote(n7."nameEn"), ',"uscc":', json_quote(n7."uscc"), ',"ror":', json_quote(n7."ror"), ',"aliases":', coalesce(n7."aliases", '[]'), ',"summary":', json_quote(n7."summary"), ',"tags":', coalesce(n7."tags", '[]'), '}')
    FROM "Institution" n7
    WHERE n7.id = x.value) WHEN 'Investor' THEN (
    SELECT concat('{"name":', json_quote(n8."name"), ',"nameEn":', json_quote(n8."nameEn"), ',"uscc":', json_quote(n8."uscc"), ',"ror":', json_quote(n8."ror"), ',"aliases":', coalesce(n8."aliases", '[]'), ',"summary":', json_quote(n8."summary"), ',"tags":', coalesce(n8."tags", '[]'), '}')
    FROM "Investor" n8
    WHERE n8.id = x.value) WHEN 'Park' THEN (
    SELECT concat('{"name":', json_quote(n9."name"), ',"nameEn":', json_quote(n9."nameEn"), ',"uscc":', json_quote(n9."uscc"), ',"ror":', json_quote(n9."ror"), ',"aliases":', coalesce(n9."aliases", '[]'), ',"summary":', json_quote(n9."summary"), ',"tags":', coalesce(n9."tags", '[]'), '}')
    FROM "Park" n9
    WHERE n9.id = x.value) WHEN 'Program' THEN (
    SELECT concat('{"name":', json_quote(n10."name"), ',"nameEn":', json_quote(n10."nameEn"), ',"aliases":', coalesce(n10."aliases", '[]'), ',"summary":', json_quote(n10."summary"), ',"tags":', coalesce(n10."tags", '[]'), '}')
    FROM "Program" n10
    WHERE n10.id = x.value) WHEN 'Service' THEN (
    SELECT concat('{"name":', json_quote(n11."name"), ',"nameEn":', json_quote(n11."nameEn"), ',"aliases":', coalesce(n11."aliases", '[]'), ',"summary":', json_quote(n11."summary"), ',"tags":', coalesce(n11."tags", '[]'), '}')
    FROM "Service" n11
    WHERE n11.id = x.value) WHEN 'University' THEN (
    SELECT concat('{"name":', json_quote(n12."name"), ',"nameEn":', json_quote(n12."nameEn"), ',"uscc":', json_quote(n12."uscc"), ',"ror":', json_quote(n12."ror"), ',"moeCode":', json_quote(n12."moeCode"), ',"aliases":', coalesce(n12."aliases", '[]'), ',"summary":', json_quote(n12."summary"), ',"tags":', coalesce(n12."tags", '[]'), '}')
    FROM "University" n12
    WHERE n12.id = x.value) END AS BLOB)
FROM json_each(?1) x
ORDER BY x.key;

SELECT CAST(CASE substr(x.value, 1, instr(x.value, ':') - 1) WHEN 'Achievement' THEN (
    SELECT concat('{"__typename":"Achievement","id":', json_quote(n1.id), ',"name":', json_quote(n1."name"), '}')
    FROM "Achievement" n1
    WHERE n1.id = x.value) WHEN 'Demand' THEN (
    SELECT concat('{"__typename":"Demand","id":', json_quote(n2.id), ',"name":', json_quote(n2."name"), '}')
    FROM "Demand" n2
    WHERE n2.id = x.value) WHEN 'Enterprise' THEN (
    SELECT concat('{"__typename":"Enterprise","id":', json_quote(n3.id), ',"name":', json_quote(n3."name"), '}')
    FROM "Enterprise" n3
    WHERE n3.id = x.value) WHEN 'Event' THEN (
    SELECT concat('{"__typename":"Event","id":', json_quote(n4.id), ',"name":', json_quote(n4."name"), '}')
    FROM "Event" n4
    WHERE n4.id = x.value) WHEN 'Field' THEN (
    SELECT concat('{"__typename":"Field","id":', json_quote(n5.id), ',"name":', json_quote(n5."name"), '}')
    FROM "Field" n5
    WHERE n5.id = x.value) WHEN 'Indicator' THEN (
    SELECT concat('{"__typename":"Indicator","id":', json_quote(n6.id), ',"name":', json_quote(n6."name"), '}')
    FROM "Indicator" n6
    WHERE n6.id = x.value) WHEN 'Institution' THEN (
    SELECT concat('{"__typename":"Institution","id":', json_quote(n7.id), ',"name":', json_quote(n7."name"), '}')
    FROM "Institution" n7
    WHERE n7.id = x.value) WHEN 'Investor' THEN (
    SELECT concat('{"__typename":"Investor","id":', json_quote(n8.id), ',"name":', json_quote(n8."name"), '}')
    FROM "Investor" n8
    WHERE n8.id = x.value) WHEN 'Park' THEN (
    SELECT concat('{"__typename":"Park","id":', json_quote(n9.id), ',"name":', json_quote(n9."name"), '}')
    FROM "Park" n9
    WHERE n9.id = x.value) WHEN 'Program' THEN (
    SELECT concat('{"__typename":"Program","id":', json_quote(n10.id), ',"name":', json_quote(n10."name"), '}')
    FROM "Program" n10
    WHERE n10.id = x.value) WHEN 'Service' THEN (
    SELECT concat('{"__typename":"Service","id":', json_quote(n11.id), ',"name":', json_quote(n11."name"), '}')
    FROM "Service" n11
    WHERE n11.id = x.value) WHEN 'University' THEN (
    SELECT concat('{"__typename":"University","id":', json_quote(n12.id), ',"name":', json_quote(n12."name"), '}')
    FROM "University" n12
    WHERE n12.id = x.value) END AS BLOB)
FROM json_each(?1) x
ORDER BY x.key;
