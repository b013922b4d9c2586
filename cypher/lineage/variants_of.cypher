// about: The variants of a concept, with a sentence that says so.
// params: name name = DPO
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(parent:Concept)<-[e:VARIANT_OF]-(child:Concept)
RETURN child.name AS variant, child.first_seen AS first_seen, e.support AS support, e.confidence AS confidence,
       e.evidence[0] AS sentence
ORDER BY support DESC, first_seen, variant
