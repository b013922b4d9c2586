// about: Papers that name a concept, the ones that say most about it first.
// params: name name = DPO, limit integer = 25
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(c:Concept)<-[m:MENTIONS]-(p:Paper)
RETURN c.name AS concept, p.id AS paper, p.title AS title, p.published AS published, m.count AS times,
       m.evidence[0] AS sentence
ORDER BY times DESC, published DESC, paper
LIMIT $limit
