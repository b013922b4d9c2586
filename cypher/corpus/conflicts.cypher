// about: Papers with identifiers that sources give to another paper too.
// params: limit integer = 25
// returns: table
MATCH (p:Paper)
WHERE size(p.contested) > 0
RETURN p.id AS paper, p.title AS title, p.contested AS contested
ORDER BY contested[0], paper
LIMIT $limit
