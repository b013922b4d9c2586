// about: Papers that several lists name, the most lists first.
// params: lists integer = 2, limit integer = 25
// returns: table
MATCH (p:Paper)-[e:LISTED_IN]->(s:Source)
WITH p, s.title AS list, coalesce(e.votes, 0) AS votes
ORDER BY list
WITH p, collect(list) AS lists, sum(votes) AS votes
WHERE size(lists) >= $lists
RETURN p.id AS paper, p.title AS title, size(lists) AS number, lists, votes
ORDER BY number DESC, votes DESC, paper
LIMIT $limit
