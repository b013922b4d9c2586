// about: Sentences that name a concept, the newest papers first.
// params: name name = DPO, limit integer = 25
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(c:Concept)<-[m:MENTIONS]-(p:Paper)
UNWIND m.evidence AS sentence
RETURN sentence, p.title AS title, p.published AS published, p.id AS paper
ORDER BY published DESC, paper, sentence
LIMIT $limit
