// about: Papers that coin a name, with what they coin.
// params: since date = 2020, limit integer = 25
// returns: table
MATCH (p:Paper)-[:INTRODUCES]->(c:Concept)
WHERE p.published >= $since
WITH p, c
ORDER BY c.name
RETURN p.id AS paper, p.title AS title, p.published AS published, collect(c.name) AS introduces
ORDER BY published DESC, paper
LIMIT $limit
