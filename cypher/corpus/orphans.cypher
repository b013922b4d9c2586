// about: Papers without an author, a concept or a citation here.
// params: limit integer = 25
// returns: table
MATCH (p:Paper)
WHERE NOT EXISTS { (p)<-[:WROTE]-(:Author) } AND NOT EXISTS { (p)-[:MENTIONS]->(:Concept) }
  AND NOT EXISTS { (p)-[:CITES]-(:Paper) }
RETURN p.id AS paper, p.title AS title, p.published AS published
ORDER BY paper
LIMIT $limit
