// about: Who wrote papers together with an author, the most often first.
// params: name name = Rafael Rafailov, limit integer = 25
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(a:Author)-[:WROTE]->(p:Paper)<-[:WROTE]-(other:Author)
WHERE other.id <> a.id
RETURN other.name AS author, count(DISTINCT p) AS papers, other.id AS id
ORDER BY papers DESC, author, id
LIMIT $limit
