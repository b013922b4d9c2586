// about: What came from the same parents as a concept.
// params: name name = SimPO, limit integer = 25
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(c:Concept)-[:DERIVES_FROM]->(parent:Concept)<-[:DERIVES_FROM]-(other:Concept)
WHERE other.id <> c.id
WITH other, parent
ORDER BY parent.name
RETURN other.name AS concept, other.first_seen AS first_seen, collect(DISTINCT parent.name) AS parents
ORDER BY size(parents) DESC, first_seen, concept
LIMIT $limit
