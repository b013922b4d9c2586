// about: Concepts of one kind, the ones that most papers name first.
// params: kind string = Method, limit integer = 25
// returns: table
MATCH (c:Concept {kind: $kind})
WITH c, COUNT { (c)<-[:MENTIONS]-() } AS papers
RETURN c.name AS concept, c.full_name AS full_name, c.first_seen AS first_seen, papers
ORDER BY papers DESC, concept
LIMIT $limit
