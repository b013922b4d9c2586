// about: Papers that a paper cites.
// params: id id = arxiv:2405.14734, limit integer = 25
// returns: table
MATCH (:Papergraph {id: $id})-[e:CITES]->(p:Paper)
RETURN p.id AS paper, p.title AS title, p.published AS published, e.contexts[0] AS sentence
ORDER BY published DESC, paper
LIMIT $limit
