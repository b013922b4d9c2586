// about: Papers of a source, in its order.
// params: source string = preference-optimization.md, limit integer = 100
// returns: table
MATCH (s:Source)<-[e:LISTED_IN]-(p:Paper)
WHERE s.locator = $source OR s.title = $source OR s.id = $source
RETURN e.positions[0] AS position, p.id AS paper, p.title AS title, e.headings AS headings, e.votes AS votes,
       e.lines[0] AS line
ORDER BY position, paper
LIMIT $limit
