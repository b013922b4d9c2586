// about: How many papers each two sources have in common.
// params: limit integer = 25
// returns: table
MATCH (a:Source)<-[:LISTED_IN]-(p:Paper)-[:LISTED_IN]->(b:Source)
WHERE a.id < b.id
RETURN a.title AS source, b.title AS other, count(p) AS papers, a.id AS source_id, b.id AS other_id
ORDER BY papers DESC, source_id, other_id
LIMIT $limit
