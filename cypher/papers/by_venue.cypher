// about: Papers that were published at a venue, the newest first.
// params: name name = NeurIPS, limit integer = 25
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(v:Venue)<-[e:PUBLISHED_IN]-(p:Paper)
RETURN v.name AS venue, e.year AS year, p.id AS paper, p.title AS title
ORDER BY year DESC, paper
LIMIT $limit
