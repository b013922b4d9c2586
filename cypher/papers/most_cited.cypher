// about: Papers that the papers here cite most often.
// params: limit integer = 25
// returns: table
MATCH (p:Paper)<-[e:CITES]-()
WITH p, count(e) AS cited_here
ORDER BY cited_here DESC, p.id
LIMIT $limit
RETURN p.id AS paper, p.title AS title, cited_here, p.citation_count AS cited_anywhere
ORDER BY cited_here DESC, paper
