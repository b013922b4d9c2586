// about: What came from a concept, in order of time.
// params: name name = DPO
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(parent:Concept)
MATCH (child:Concept)-[:DERIVES_FROM*1..4]->(parent)
WHERE child.id <> parent.id AND child.first_seen IS NOT NULL
RETURN DISTINCT child.first_seen AS first_seen, child.name AS concept, child.full_name AS full_name
ORDER BY first_seen, concept
