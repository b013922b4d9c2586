// about: Papers that are cited together with a paper, the most often first.
// params: id id = arxiv:2305.18290, limit integer = 25
// returns: table
MATCH (p:Papergraph {id: $id})<-[:CITES]-(citing:Paper)-[:CITES]->(other:Paper)
WHERE other.id <> $id
RETURN other.id AS paper, other.title AS title, count(DISTINCT citing) AS together
ORDER BY together DESC, paper
LIMIT $limit
