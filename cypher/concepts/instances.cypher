// about: What is a kind of a concept, and what it is itself a kind of.
// params: name name = RLHF
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(c:Concept)-[e:INSTANCE_OF]-(other:Concept)
RETURN CASE WHEN startNode(e).id = c.id THEN 'is a kind of' ELSE 'has the kind' END AS what, other.name AS concept,
       e.support AS support, e.evidence[0] AS sentence
ORDER BY what, concept
