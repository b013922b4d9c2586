// about: What a paper, or what a list says of it, states about concepts.
// params: id id = arxiv:2405.14734
// returns: table
MATCH (:Papergraph {id: $id})-[:STATES]->(claim:Claim)-[:CHILD]->(child:Concept)
MATCH (claim)-[:PARENT]->(parent:Concept)
RETURN child.name AS child, claim.relation AS relation, parent.name AS parent, claim.polarity AS polarity,
       claim.sentence AS sentence, claim.source AS source, claim.line AS line
ORDER BY relation, child, parent, sentence
