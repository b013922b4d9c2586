// about: Papers that the papers here cite most often.
// params: limit integer = 25
// returns: table
MATCH (p:Paper)<-[:CITES]-(citing:Paper)
RETURN p.id AS paper, p.title AS title, count(citing) AS cited_here, p.citation_count AS cited_anywhere
ORDER BY cited_here DESC, paper
LIMIT $limit
