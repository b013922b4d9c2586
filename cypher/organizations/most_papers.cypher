// about: Which organizations the most papers come from.
// params: limit integer = 25
// returns: table
MATCH (o:Organization)<-[:FROM_ORGANIZATION]-(p:Paper)
RETURN o.name AS organization, count(p) AS papers, max(p.published) AS latest, o.id AS id
ORDER BY papers DESC, organization, id
LIMIT $limit
