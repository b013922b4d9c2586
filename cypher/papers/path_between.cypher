// about: The shortest ways between two papers through citations and authors.
// params: from_id id = arxiv:2501.03884, to_id id = arxiv:1706.03741
// returns: graph
MATCH (a:Papergraph {id: $from_id}), (b:Papergraph {id: $to_id})
MATCH path = allShortestPaths((a)-[:CITES|WROTE*..8]-(b))
RETURN path
