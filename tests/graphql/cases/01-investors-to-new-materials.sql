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

SELECT CAST(CASE substr(x.value, 1, instr(x.value, ':') - 1) WHEN 'Achievement' THEN (
    SELECT concat('{"name":', json_quote(n1."name"), ',"nameEn":', json_quote(n1."nameEn"), '}')
    FROM "Achievement" n1
    WHERE n1.id = x.value) WHEN 'Demand' THEN (
    SELECT concat('{"name":', json_quote(n2."name"), ',"nameEn":', json_quote(n2."nameEn"), '}')
    FROM "Demand" n2
    WHERE n2.id = x.value) WHEN 'Enterprise' THEN (
    SELECT concat('{"name":', json_quote(n3."name"), ',"nameEn":', json_quote(n3."nameEn"), '}')
    FROM "Enterprise" n3
    WHERE n3.id = x.value) WHEN 'Event' THEN (
    SELECT concat('{"name":', json_quote(n4."name"), ',"nameEn":', json_quote(n4."nameEn"), '}')
    FROM "Event" n4
    WHERE n4.id = x.value) WHEN 'Field' THEN (
    SELECT concat('{"name":', json_quote(n5."name"), ',"nameEn":', json_quote(n5."nameEn"), '}')
    FROM "Field" n5
    WHERE n5.id = x.value) WHEN 'Indicator' THEN (
    SELECT concat('{"name":', json_quote(n6."name"), ',"nameEn":', json_quote(n6."nameEn"), '}')
    FROM "Indicator" n6
    WHERE n6.id = x.value) WHEN 'Institution' THEN (
    SELECT concat('{"name":', json_quote(n7."name"), ',"nameEn":', json_quote(n7."nameEn"), '}')
    FROM "Institution" n7
    WHERE n7.id = x.value) WHEN 'Investor' THEN (
    SELECT concat('{"name":', json_quote(n8."name"), ',"nameEn":', json_quote(n8."nameEn"), '}')
    FROM "Investor" n8
    WHERE n8.id = x.value) WHEN 'Park' THEN (
    SELECT concat('{"name":', json_quote(n9."name"), ',"nameEn":', json_quote(n9."nameEn"), '}')
    FROM "Park" n9
    WHERE n9.id = x.value) WHEN 'Program' THEN (
    SELECT concat('{"name":', json_quote(n10."name"), ',"nameEn":', json_quote(n10."nameEn"), '}')
    FROM "Program" n10
    WHERE n10.id = x.value) WHEN 'Service' THEN (
    SELECT concat('{"name":', json_quote(n11."name"), ',"nameEn":', json_quote(n11."nameEn"), '}')
    FROM "Service" n11
    WHERE n11.id = x.value) WHEN 'University' THEN (
    SELECT concat('{"name":', json_quote(n12."name"), ',"nameEn":', json_quote(n12."nameEn"), '}')
    FROM "University" n12
    WHERE n12.id = x.value) END AS BLOB)
FROM json_each(?1) x
ORDER BY x.key;

SELECT CAST((
    SELECT concat('{"id":', json_quote(n1.id), ',"name":', json_quote(n1."name"), '}')
    FROM "Investor" n1
    WHERE n1.id = x.value) AS BLOB)
FROM json_each(?1) x
ORDER BY x.key;

SELECT CAST((
    SELECT concat('{"id":', json_quote(n1.id), ',"name":', json_quote(n1."name"), ',"investorType":', json_quote(n1."investorType"), ',"ticketMax":', coalesce(n1."ticketMax", 'null'), '}')
    FROM "Investor" n1
    WHERE n1.id = x.value) AS BLOB)
FROM json_each(?1) x
ORDER BY x.key;

SELECT CAST(CASE x.value ->> 0 WHEN 'COOPERATES_WITH' THEN (
    SELECT concat('{"since":', json_quote(e1."since"), ',"amount":', coalesce(e1."amount", 'null'), ',"currency":', json_quote(e1."currency"), '}')
    FROM "COOPERATES_WITH" e1
    WHERE e1."from" = x.value ->> 1 AND e1."to" = x.value ->> 2 AND e1.key = x.value ->> 3) WHEN 'INVESTED_IN' THEN (
    SELECT concat('{"since":', json_quote(e12."since"), ',"amount":', coalesce(e12."amount", 'null'), ',"currency":', json_quote(e12."currency"), '}')
    FROM "INVESTED_IN" e12
    WHERE e12."from" = x.value ->> 1 AND e12."to" = x.value ->> 2 AND e12.key = x.value ->> 3) WHEN 'TRANSFERRED' THEN (
    SELECT concat('{"since":', json_quote(e18."since"), ',"amount":', coalesce(e18."amount", 'null'), ',"currency":', json_quote(e18."currency"), '}')
    FROM "TRANSFERRED" e18
    WHERE e18."from" = x.value ->> 1 AND e18."to" = x.value ->> 2 AND e18.key = x.value ->> 3) WHEN 'OWNS' THEN (
    SELECT concat('{"since":', json_quote(e25."since"), '}')
    FROM "OWNS" e25
    WHERE e25."from" = x.value ->> 1 AND e25."to" = x.value ->> 2 AND e25.key = x.value ->> 3) WHEN 'POSTS' THEN (
    SELECT concat('{"since":', json_quote(e32."since"), '}')
    FROM "POSTS" e32
    WHERE e32."from" = x.value ->> 1 AND e32."to" = x.value ->> 2 AND e32.key = x.value ->> 3) WHEN 'LOCATED_IN' THEN (
    SELECT concat('{"since":', json_quote(e39."since"), '}')
    FROM "LOCATED_IN" e39
    WHERE e39."from" = x.value ->> 1 AND e39."to" = x.value ->> 2 AND e39.key = x.value ->> 3) WHEN 'OPERATES' THEN (
    SELECT concat('{"since":', json_quote(e46."since"), '}')
    FROM "OPERATES" e46
    WHERE e46."from" = x.value ->> 1 AND e46."to" = x.value ->> 2 AND e46.key = x.value ->> 3) WHEN 'OFFERS' THEN (
    SELECT concat('{"since":', json_quote(e56."since"), '}')
    FROM "OFFERS" e56
    WHERE e56."from" = x.value ->> 1 AND e56."to" = x.value ->> 2 AND e56.key = x.value ->> 3) WHEN 'USES' THEN (
    SELECT concat('{"since":', json_quote(e63."since"), ',"amount":', coalesce(e63."amount", 'null'), ',"currency":', json_quote(e63."currency"), '}')
    FROM "USES" e63
    WHERE e63."from" = x.value ->> 1 AND e63."to" = x.value ->> 2 AND e63.key = x.value ->> 3) WHEN 'PART_OF' THEN (
    SELECT concat('{"since":', json_quote(e70."since"), '}')
    FROM "PART_OF" e70
    WHERE e70."from" = x.value ->> 1 AND e70."to" = x.value ->> 2 AND e70.key = x.value ->> 3) WHEN 'TAKES_PART_IN' THEN (
    SELECT concat('{"since":', json_quote(e83."since"), '}')
    FROM "TAKES_PART_IN" e83
    WHERE e83."from" = x.value ->> 1 AND e83."to" = x.value ->> 2 AND e83.key = x.value ->> 3) WHEN 'IN_FIELD' THEN (
    SELECT concat('{"since":', json_quote(e93."since"), '}')
    FROM "IN_FIELD" e93
    WHERE e93."from" = x.value ->> 1 AND e93."to" = x.value ->> 2 AND e93.key = x.value ->> 3) WHEN 'BROADER' THEN (
    SELECT concat('{"since":', json_quote(e104."since"), '}')
    FROM "BROADER" e104
    WHERE e104."from" = x.value ->> 1 AND e104."to" = x.value ->> 2 AND e104.key = x.value ->> 3) WHEN 'CLOSE_MATCH' THEN (
    SELECT concat('{"since":', json_quote(e107."since"), '}')
    FROM "CLOSE_MATCH" e107
    WHERE e107."from" = x.value ->> 1 AND e107."to" = x.value ->> 2 AND e107.key = x.value ->> 3) WHEN 'MATCHED' THEN (
    SELECT concat('{"since":', json_quote(e110."since"), '}')
    FROM "MATCHED" e110
    WHERE e110."from" = x.value ->> 1 AND e110."to" = x.value ->> 2 AND e110.key = x.value ->> 3) WHEN 'MEASURES' THEN (
    SELECT concat('{"since":', json_quote(e114."since"), '}')
    FROM "MEASURES" e114
    WHERE e114."from" = x.value ->> 1 AND e114."to" = x.value ->> 2 AND e114.key = x.value ->> 3) END AS BLOB)
FROM json_each(?1) x
ORDER BY x.key;

SELECT CAST(CASE x.value ->> 0 WHEN 'COOPERATES_WITH' THEN (
    SELECT concat('{"__typename":"CooperatesWith","id":', json_quote(concat('COOPERATES_WITH|', e1."from", '|', e1."to", CASE e1.key WHEN '' THEN '' ELSE '|' || e1.key END)), ',"since":', json_quote(e1."since"), '}')
    FROM "COOPERATES_WITH" e1
    WHERE e1."from" = x.value ->> 1 AND e1."to" = x.value ->> 2 AND e1.key = x.value ->> 3) WHEN 'INVESTED_IN' THEN (
    SELECT concat('{"__typename":"InvestedIn","id":', json_quote(concat('INVESTED_IN|', e12."from", '|', e12."to", CASE e12.key WHEN '' THEN '' ELSE '|' || e12.key END)), ',"since":', json_quote(e12."since"), ',"amount":', coalesce(e12."amount", 'null'), ',"round":', json_quote(e12."round"), '}')
    FROM "INVESTED_IN" e12
    WHERE e12."from" = x.value ->> 1 AND e12."to" = x.value ->> 2 AND e12.key = x.value ->> 3) WHEN 'TRANSFERRED' THEN (
    SELECT concat('{"__typename":"Transferred","id":', json_quote(concat('TRANSFERRED|', e18."from", '|', e18."to", CASE e18.key WHEN '' THEN '' ELSE '|' || e18.key END)), ',"since":', json_quote(e18."since"), ',"amount":', coalesce(e18."amount", 'null'), ',"contract":', json_quote(e18."contract"), '}')
    FROM "TRANSFERRED" e18
    WHERE e18."from" = x.value ->> 1 AND e18."to" = x.value ->> 2 AND e18.key = x.value ->> 3) WHEN 'OWNS' THEN (
    SELECT concat('{"__typename":"Owns","id":', json_quote(concat('OWNS|', e25."from", '|', e25."to", CASE e25.key WHEN '' THEN '' ELSE '|' || e25.key END)), ',"since":', json_quote(e25."since"), '}')
    FROM "OWNS" e25
    WHERE e25."from" = x.value ->> 1 AND e25."to" = x.value ->> 2 AND e25.key = x.value ->> 3) WHEN 'POSTS' THEN (
    SELECT concat('{"__typename":"Posts","id":', json_quote(concat('POSTS|', e32."from", '|', e32."to", CASE e32.key WHEN '' THEN '' ELSE '|' || e32.key END)), ',"since":', json_quote(e32."since"), '}')
    FROM "POSTS" e32
    WHERE e32."from" = x.value ->> 1 AND e32."to" = x.value ->> 2 AND e32.key = x.value ->> 3) WHEN 'OPERATES' THEN (
    SELECT concat('{"__typename":"Operates","id":', json_quote(concat('OPERATES|', e39."from", '|', e39."to", CASE e39.key WHEN '' THEN '' ELSE '|' || e39.key END)), ',"since":', json_quote(e39."since"), '}')
    FROM "OPERATES" e39
    WHERE e39."from" = x.value ->> 1 AND e39."to" = x.value ->> 2 AND e39.key = x.value ->> 3) WHEN 'OFFERS' THEN (
    SELECT concat('{"__typename":"Offers","id":', json_quote(concat('OFFERS|', e49."from", '|', e49."to", CASE e49.key WHEN '' THEN '' ELSE '|' || e49.key END)), ',"since":', json_quote(e49."since"), '}')
    FROM "OFFERS" e49
    WHERE e49."from" = x.value ->> 1 AND e49."to" = x.value ->> 2 AND e49.key = x.value ->> 3) WHEN 'USES' THEN (
    SELECT concat('{"__typename":"Uses","id":', json_quote(concat('USES|', e56."from", '|', e56."to", CASE e56.key WHEN '' THEN '' ELSE '|' || e56.key END)), ',"since":', json_quote(e56."since"), '}')
    FROM "USES" e56
    WHERE e56."from" = x.value ->> 1 AND e56."to" = x.value ->> 2 AND e56.key = x.value ->> 3) WHEN 'PART_OF' THEN (
    SELECT concat('{"__typename":"PartOf","id":', json_quote(concat('PART_OF|', e63."from", '|', e63."to", CASE e63.key WHEN '' THEN '' ELSE '|' || e63.key END)), ',"since":', json_quote(e63."since"), '}')
    FROM "PART_OF" e63
    WHERE e63."from" = x.value ->> 1 AND e63."to" = x.value ->> 2 AND e63.key = x.value ->> 3) END AS BLOB)
FROM json_each(?1) x
ORDER BY x.key;
