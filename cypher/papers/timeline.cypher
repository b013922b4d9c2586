// about: How many papers were published in each month, and which are the most voted ones.
// params: since date = 2020
// returns: table
MATCH (p:Paper)
WHERE p.published >= $since AND size(p.published) >= 7
WITH substring(p.published, 0, 7) AS month, p
ORDER BY month, coalesce(p.votes, 0) DESC, p.id
RETURN month, count(p) AS papers, collect(p.title)[0..3] AS titles
ORDER BY month
