// about: What an author's papers are about, the concepts that most of them name first.
// params: name name = Rafael Rafailov, limit integer = 25
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(:Author)-[:WROTE]->(p:Paper)-[m:MENTIONS]->(c:Concept)
RETURN c.name AS concept, c.kind AS kind, count(DISTINCT p) AS papers, sum(m.count) AS times
ORDER BY papers DESC, times DESC, concept
LIMIT $limit
