// about: The papers that were published last.
// params: limit integer = 25
// returns: table
MATCH (p:Paper)
WHERE p.published IS NOT NULL
RETURN p.id AS paper, p.title AS title, p.published AS published
ORDER BY published DESC, paper
LIMIT $limit
