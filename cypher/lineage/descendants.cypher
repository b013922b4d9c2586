// about: What came from a concept, directly or over others, the nearest first.
// params: name name = DPO, limit integer = 25
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(parent:Concept)
MATCH path = (child:Concept)-[:DERIVES_FROM*1..4]->(parent)
WHERE child.id <> parent.id
RETURN child.name AS concept, child.first_seen AS first_seen, min(length(path)) AS steps, child.id AS id
ORDER BY steps, first_seen, concept, id
LIMIT $limit
