// about: The shortest lines of descent between two concepts, in whichever direction.
// params: from_name name = AlphaPO, to_name name = RLHF
// returns: graph
MATCH (:Name {key: $from_name})-[:NAMES]->(a:Concept)
MATCH (:Name {key: $to_name})-[:NAMES]->(b:Concept)
MATCH path = allShortestPaths((a)-[:DERIVES_FROM*..8]-(b))
RETURN path
