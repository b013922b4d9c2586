// about: How many nodes of each label there are.
// returns: table
MATCH (n:Papergraph)
WITH labels(n) AS labels, count(*) AS number
UNWIND labels AS label
WITH label, number
WHERE label <> 'Papergraph'
RETURN label, sum(number) AS nodes
ORDER BY nodes DESC, label
