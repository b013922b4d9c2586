// about: What the papers of a source are about.
// params: source string = preference-optimization.md, limit integer = 25
// returns: table
MATCH (s:Source)<-[:LISTED_IN]-(p:Paper)-[m:MENTIONS]->(c:Concept)
WHERE s.locator = $source OR s.title = $source OR s.id = $source
WITH c, count(DISTINCT p) AS papers, sum(m.count) AS times
ORDER BY papers DESC, times DESC, c.name
LIMIT $limit
RETURN c.name AS concept, c.kind AS kind, papers, times
ORDER BY papers DESC, times DESC, concept
