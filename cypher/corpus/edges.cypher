// about: How many edges of each type there are.
// returns: table
MATCH (:Papergraph)-[e]->(:Papergraph)
RETURN type(e) AS type, count(*) AS edges
ORDER BY edges DESC, type
