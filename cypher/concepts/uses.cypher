// about: What a concept uses, is evaluated on, and is meant for.
// params: name name = SimPO
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(c:Concept)-[e:USES|EVALUATED_ON|ADDRESSES]->(other:Concept)
RETURN type(e) AS relation, other.name AS concept, other.kind AS kind, e.roles AS roles, e.evidence[0] AS sentence
ORDER BY relation, concept
