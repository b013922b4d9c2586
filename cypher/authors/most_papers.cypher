// about: Who wrote the most papers here.
// params: limit integer = 25
// returns: table
MATCH (a:Author)-[w:WROTE]->()
WITH a, count(w) AS papers
ORDER BY papers DESC, a.name, a.id
LIMIT $limit
MATCH (a)-[:WROTE]->(p:Paper)
RETURN a.name AS author, papers, max(p.published) AS latest, a.id AS id
ORDER BY papers DESC, author, id
