// about: Who belongs to an organization, with the number of papers.
// params: name name = Stanford University, limit integer = 25
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(o:Organization)<-[:AFFILIATED_WITH]-(a:Author)
OPTIONAL MATCH (a)-[:WROTE]->(p:Paper)
RETURN a.name AS author, count(DISTINCT p) AS papers, a.id AS id
ORDER BY papers DESC, author, id
LIMIT $limit
