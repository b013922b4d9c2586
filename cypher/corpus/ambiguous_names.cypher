// about: Spellings that mean several things.
// params: limit integer = 25
// returns: table
MATCH (n:Name)-[:NAMES]->(thing)
WITH n, count(thing) AS number
WHERE number > 1
MATCH (n)-[:NAMES]->(thing)
WITH n, thing.id AS id
ORDER BY id
WITH n, collect(DISTINCT id) AS meanings
WHERE size(meanings) > 1
RETURN n.key AS name, meanings
ORDER BY size(meanings) DESC, name
LIMIT $limit
