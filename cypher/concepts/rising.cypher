// about: Concepts that are named more often since a date than before, by the growth of their share of papers.
// params: since date = 2024, limit integer = 25
// returns: table
MATCH (p:Paper)
WHERE p.published IS NOT NULL
WITH sum(CASE WHEN p.published >= $since THEN 1 ELSE 0 END) AS later,
     sum(CASE WHEN p.published < $since THEN 1 ELSE 0 END) AS earlier
MATCH (p:Paper)
WHERE p.published IS NOT NULL
MATCH (p)-[:MENTIONS]->(c:Concept)
WITH c, later, earlier, sum(CASE WHEN p.published >= $since THEN 1 ELSE 0 END) AS after,
     sum(CASE WHEN p.published < $since THEN 1 ELSE 0 END) AS before
WITH c, after, before, toFloat(after) / (later + 1) - toFloat(before) / (earlier + 1) AS growth
WHERE growth > 0
RETURN c.name AS concept, c.kind AS kind, before, after, round(growth, 4) AS growth
ORDER BY growth DESC, concept
LIMIT $limit
