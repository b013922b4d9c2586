// about: Papers of an author, the newest first.
// params: name name = Rafael Rafailov, limit integer = 25
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(a:Author)-[w:WROTE]->(p:Paper)
RETURN a.name AS author, p.id AS paper, p.title AS title, p.published AS published, w.position AS position
ORDER BY published DESC, paper
LIMIT $limit
