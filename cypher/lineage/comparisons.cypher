// about: What a concept is compared with, and how it comes out.
// params: name name = DPO
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(c:Concept)-[e:ALTERNATIVE_TO|COMPARED_WITH|OUTPERFORMS]-(other:Concept)
RETURN CASE WHEN type(e) <> 'OUTPERFORMS' THEN type(e) WHEN startNode(e).id = c.id THEN 'OUTPERFORMS'
       ELSE 'IS OUTPERFORMED BY' END AS relation, other.name AS concept, e.scopes AS scopes, e.support AS support,
       e.evidence[0] AS sentence
ORDER BY relation, concept
