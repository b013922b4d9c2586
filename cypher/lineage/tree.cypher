// about: A concept with what came from it, as a graph.
// params: name name = DPO
// returns: graph
MATCH (:Name {key: $name})-[:NAMES]->(parent:Concept)
OPTIONAL MATCH path = (:Concept)-[:DERIVES_FROM*1..3]->(parent)
RETURN parent, path
