// about: Concepts that others came from and that came from nothing here, the most fruitful first.
// params: limit integer = 25
// returns: table
MATCH (parent:Concept)<-[:DERIVES_FROM]-(child:Concept)
WITH parent, count(child) AS children
WHERE NOT EXISTS { (parent)-[:DERIVES_FROM]->(:Concept) }
RETURN parent.name AS concept, parent.first_seen AS first_seen, children
ORDER BY children DESC, concept
LIMIT $limit
