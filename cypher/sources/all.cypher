// about: Every source with the number of its papers.
// returns: table
MATCH (s:Source)
OPTIONAL MATCH (s)<-[:LISTED_IN]-(p:Paper)
RETURN s.id AS id, s.title AS title, s.kind AS kind, s.language AS language, s.date AS date, count(p) AS papers
ORDER BY papers DESC, id
