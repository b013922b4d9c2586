// about: Concepts that are older than what they are said to come from.
// params: limit integer = 25
// returns: table
MATCH (child:Concept)-[e:DERIVES_FROM]->(parent:Concept)
WHERE child.first_seen < parent.first_seen AND NOT parent.first_seen STARTS WITH child.first_seen
RETURN child.name AS child, child.first_seen AS child_seen, parent.name AS parent, parent.first_seen AS parent_seen,
       e.relations AS relations
ORDER BY child, parent
LIMIT $limit
