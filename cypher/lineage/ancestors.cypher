// about: What a concept came from, directly or over others, the nearest first.
// params: name name = SimPO, limit integer = 25
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(child:Concept)
MATCH path = (child)-[:DERIVES_FROM*1..4]->(parent:Concept)
WHERE child.id <> parent.id
RETURN parent.name AS concept, parent.first_seen AS first_seen, min(length(path)) AS steps, parent.id AS id
ORDER BY steps, first_seen, concept, id
LIMIT $limit
