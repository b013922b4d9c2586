// about: An author, the papers, and who wrote them too.
// params: name name = Rafael Rafailov
// returns: graph
MATCH (:Name {key: $name})-[:NAMES]->(a:Author)-[w:WROTE]->(p:Paper)
OPTIONAL MATCH (p)<-[v:WROTE]-(other:Author)
RETURN a, w, p, v, other
