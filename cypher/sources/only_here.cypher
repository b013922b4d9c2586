// about: Papers of a source that no other source lists.
// params: source string = preference-optimization.md, limit integer = 100
// returns: table
MATCH (s:Source)<-[:LISTED_IN]-(p:Paper)
WHERE (s.locator = $source OR s.title = $source OR s.id = $source) AND COUNT { (p)-[:LISTED_IN]->(:Source) } = 1
RETURN p.id AS paper, p.title AS title, p.published AS published
ORDER BY published DESC, paper
LIMIT $limit
