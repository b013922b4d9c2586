// about: What came directly from a concept, by which relation, and which sentence says so.
// params: name name = DPO
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(parent:Concept)<-[e:VARIANT_OF|EXTENDS|COMBINES|REPLACES]-(child:Concept)
RETURN type(e) AS relation, child.name AS concept, child.first_seen AS first_seen, e.support AS support,
       e.provenance AS provenance, e.evidence[0] AS sentence
ORDER BY relation, support DESC, concept
