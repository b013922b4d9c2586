// about: What an organization's papers are about.
// params: name name = Stanford University, limit integer = 25
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(:Organization)<-[:FROM_ORGANIZATION]-(p:Paper)-[:MENTIONS]->(c:Concept)
RETURN c.name AS concept, c.kind AS kind, count(DISTINCT p) AS papers
ORDER BY papers DESC, concept
LIMIT $limit
