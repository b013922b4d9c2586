// about: Pairs of concepts about which one source asserts what another denies.
// params: limit integer = 25
// returns: table
MATCH (no:Claim {polarity: 'denied'})-[:CHILD]->(child:Concept)
MATCH (no)-[:PARENT]->(parent:Concept)
MATCH (child)<-[:CHILD]-(yes:Claim {polarity: 'asserted'})-[:PARENT]->(parent)
WHERE yes.relation = no.relation
RETURN child.name AS child, yes.relation AS relation, parent.name AS parent, yes.sentence AS asserted,
       no.sentence AS denied
ORDER BY child, relation, parent, asserted, denied
LIMIT $limit
