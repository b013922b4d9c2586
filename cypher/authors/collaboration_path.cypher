// about: The shortest chains of common papers between two authors.
// params: from_name name = Rafael Rafailov, to_name name = Danqi Chen
// returns: graph
MATCH (:Name {key: $from_name})-[:NAMES]->(a:Author)
MATCH (:Name {key: $to_name})-[:NAMES]->(b:Author)
MATCH path = allShortestPaths((a)-[:WROTE*..10]-(b))
RETURN path
