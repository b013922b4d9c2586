// about: Concepts that combine several others.
// params: limit integer = 25
// returns: table
MATCH (child:Concept)-[:COMBINES]->(part:Concept)
WITH child, part
ORDER BY part.name
WITH child, collect(part.name) AS parts
WHERE size(parts) > 1
RETURN child.name AS concept, child.first_seen AS first_seen, parts
ORDER BY size(parts) DESC, concept
LIMIT $limit
