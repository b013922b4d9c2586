// about: How many nodes of each label there are.
// returns: table
MATCH (n:Papergraph)
UNWIND labels(n) AS label
WITH label
WHERE label <> 'Papergraph'
RETURN label, count(*) AS nodes
ORDER BY nodes DESC, label
