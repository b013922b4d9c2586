// about: The concepts that the most papers name.
// params: limit integer = 25
// returns: table
MATCH (c:Concept)<-[m:MENTIONS]-()
WITH c, count(m) AS papers, sum(m.count) AS times
ORDER BY papers DESC, times DESC, c.name
LIMIT $limit
RETURN c.name AS concept, c.kind AS kind, papers, times
ORDER BY papers DESC, times DESC, concept
