// about: The papers that coined a concept, with the sentence.
// params: name name = SimPO
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(c:Concept)<-[i:INTRODUCES]-(p:Paper)
RETURN c.name AS concept, p.id AS paper, p.title AS title, p.published AS published, i.evidence[0] AS sentence
ORDER BY published, paper
