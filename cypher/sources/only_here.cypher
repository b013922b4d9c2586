// about: Papers of a source that no other source lists.
// params: source string = preference-optimization.md, limit integer = 100
// returns: table
MATCH (s:Source)<-[:LISTED_IN]-(p:Paper)
WHERE s.locator = $source OR s.title = $source OR s.id = $source
OPTIONAL MATCH (p)-[:LISTED_IN]->(other:Source)
WHERE other.id <> s.id
WITH p, count(other) AS others
WHERE others = 0
RETURN p.id AS paper, p.title AS title, p.published AS published
ORDER BY published DESC, paper
LIMIT $limit
