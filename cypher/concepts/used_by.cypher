// about: What uses a concept, is evaluated on it, or is meant for it.
// params: name name = AlpacaEval 2, limit integer = 25
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(c:Concept)<-[e:USES|EVALUATED_ON|ADDRESSES]-(other:Concept)
RETURN type(e) AS relation, other.name AS concept, other.kind AS kind, e.roles AS roles, e.evidence[0] AS sentence
ORDER BY relation, concept
LIMIT $limit
