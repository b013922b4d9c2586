// about: Papers that come from an organization, the newest first.
// params: name name = Stanford University, limit integer = 25
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(o:Organization)<-[:FROM_ORGANIZATION]-(p:Paper)
RETURN o.name AS organization, p.id AS paper, p.title AS title, p.published AS published
ORDER BY published DESC, paper
LIMIT $limit
