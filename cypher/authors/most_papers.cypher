// about: Who wrote the most papers here.
// params: limit integer = 25
// returns: table
MATCH (a:Author)-[:WROTE]->(p:Paper)
RETURN a.name AS author, count(p) AS papers, max(p.published) AS latest, a.id AS id
ORDER BY papers DESC, author, id
LIMIT $limit
