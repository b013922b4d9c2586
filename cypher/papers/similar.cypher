// about: Papers that name the same concepts as a paper, rare concepts weighing more.
// params: id id = arxiv:2405.14734, limit integer = 25
// returns: table
MATCH (p:Papergraph {id: $id})-[m:MENTIONS]->(c:Concept)<-[n:MENTIONS]-(other:Paper)
WHERE other.id <> $id
WITH other, c, coalesce(m.weight, 1.0) * coalesce(n.weight, 1.0) AS weight
ORDER BY c.name
WITH other, collect(c.name) AS common, sum(weight) AS likeness
RETURN other.id AS paper, other.title AS title, size(common) AS concepts, common[0..5] AS common,
       round(likeness, 3) AS likeness
ORDER BY likeness DESC, paper
LIMIT $limit
