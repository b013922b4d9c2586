// about: Papers with the same title that were not merged.
// params: limit integer = 25
// returns: table
MATCH (p:Paper)
WITH toLower(p.title) AS title, p
ORDER BY p.id
WITH title, collect(p.id) AS papers
WHERE size(papers) > 1
RETURN title, papers
ORDER BY size(papers) DESC, title
LIMIT $limit
