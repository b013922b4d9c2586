// about: Papers with the most votes.
// params: limit integer = 25
// returns: table
MATCH (p:Paper)
WHERE p.votes IS NOT NULL
RETURN p.id AS paper, p.title AS title, p.votes AS votes, p.published AS published
ORDER BY votes DESC, paper
LIMIT $limit
