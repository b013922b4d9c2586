// about: Concepts that the same papers name, the strongest tie first.
// params: name name = DPO, limit integer = 25
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(c:Concept)-[e:RELATED_TO]-(other:Concept)
RETURN other.name AS concept, other.kind AS kind, e.papers AS papers, e.npmi AS npmi
ORDER BY npmi DESC, papers DESC, concept
LIMIT $limit
