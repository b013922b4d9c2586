// about: Concepts in the order in which they appeared.
// params: since date = 2015, limit integer = 25
// returns: table
MATCH (c:Concept)
WHERE c.first_seen >= $since
RETURN c.first_seen AS first_seen, c.name AS concept, c.kind AS kind, c.full_name AS full_name
ORDER BY first_seen, concept
LIMIT $limit
