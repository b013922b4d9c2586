// about: A concept with the concepts that it stands in a relation to.
// params: name name = DPO, limit integer = 200
// returns: graph
MATCH (:Name {key: $name})-[:NAMES]->(c:Concept)
OPTIONAL MATCH (c)-[e]-(other:Concept)
RETURN c, e, other
ORDER BY type(e), other.id
LIMIT $limit
