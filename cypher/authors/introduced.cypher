// about: Names that an author's papers coined.
// params: name name = Chelsea Finn
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(:Author)-[:WROTE]->(p:Paper)-[:INTRODUCES]->(c:Concept)
RETURN c.name AS concept, c.kind AS kind, p.published AS published, p.id AS paper
ORDER BY published, concept, paper
