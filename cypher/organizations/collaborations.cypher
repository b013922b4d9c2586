// about: Which organizations publish together with one, the most papers first.
// params: name name = Stanford University, limit integer = 25
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(o:Organization)<-[:FROM_ORGANIZATION]-(p:Paper)
MATCH (p)-[:FROM_ORGANIZATION]->(other:Organization)
WHERE other.id <> o.id
RETURN other.name AS organization, count(DISTINCT p) AS papers, other.id AS id
ORDER BY papers DESC, organization, id
LIMIT $limit
