// about: Every statement about the descent of a concept, with its sentence and place.
// params: name name = DPO, limit integer = 25
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(c:Concept)<-[:CHILD|PARENT]-(claim:Claim)<-[:STATES]-(p:Paper)
WHERE claim.relation IN ['VARIANT_OF', 'EXTENDS', 'COMBINES', 'REPLACES']
MATCH (child:Concept)<-[:CHILD]-(claim)-[:PARENT]->(parent:Concept)
RETURN DISTINCT child.name AS child, claim.relation AS relation, parent.name AS parent, claim.polarity AS polarity,
       claim.confidence AS confidence, claim.sentence AS sentence, claim.source AS source, claim.line AS line,
       p.id AS paper
ORDER BY confidence DESC, child, relation, parent, paper, sentence
LIMIT $limit
