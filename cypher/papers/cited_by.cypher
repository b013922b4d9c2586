// about: Papers that cite a paper.
// params: id id = arxiv:2305.18290, limit integer = 25
// returns: table
MATCH (:Papergraph {id: $id})<-[e:CITES]-(p:Paper)
RETURN p.id AS paper, p.title AS title, p.published AS published, e.contexts[0] AS sentence
ORDER BY published DESC, paper
LIMIT $limit
