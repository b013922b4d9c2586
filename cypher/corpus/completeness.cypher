// about: For how many papers each field is known.
// returns: table
MATCH (p:Paper)
WITH count(p) AS papers, count(p.arxiv_id) AS arxiv_id, count(p.doi) AS doi, count(p.published) AS published,
     count(p.abstract) AS abstract, count(p.url) AS url, count(p.votes) AS votes
UNWIND [['arxiv_id', arxiv_id], ['doi', doi], ['published', published], ['abstract', abstract], ['url', url],
        ['votes', votes]] AS row
RETURN row[0] AS field, row[1] AS known, papers
ORDER BY known DESC, field
