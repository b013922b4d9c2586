// about: Papers that were listed for the first time since a day.
// params: since date = 2024-06-01, limit integer = 100
// returns: table
MATCH (p:Paper)
WHERE p.first_listed >= $since
RETURN p.first_listed AS listed, p.id AS paper, p.title AS title, p.votes AS votes
ORDER BY listed DESC, coalesce(votes, 0) DESC, paper
LIMIT $limit
