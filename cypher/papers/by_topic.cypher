// about: Papers that a heading, tag or category puts under a concept.
// params: name name = RLHF, limit integer = 25
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(c:Concept)<-[t:HAS_TOPIC]-(p:Paper)
RETURN c.name AS topic, p.id AS paper, p.title AS title, p.published AS published, t.sources AS sources
ORDER BY published DESC, paper
LIMIT $limit
