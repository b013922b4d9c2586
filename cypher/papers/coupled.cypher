// about: Papers that cite what a paper cites, the most in common first.
// params: id id = arxiv:2405.14734, limit integer = 25
// returns: table
MATCH (p:Papergraph {id: $id})-[:CITES]->(cited:Paper)<-[:CITES]-(other:Paper)
WHERE other.id <> $id
RETURN other.id AS paper, other.title AS title, count(DISTINCT cited) AS common
ORDER BY common DESC, paper
LIMIT $limit
