// about: The concepts that the most papers name.
// params: limit integer = 25
// returns: table
MATCH (c:Concept)<-[m:MENTIONS]-(p:Paper)
RETURN c.name AS concept, c.kind AS kind, count(p) AS papers, sum(m.count) AS times
ORDER BY papers DESC, times DESC, concept
LIMIT $limit
