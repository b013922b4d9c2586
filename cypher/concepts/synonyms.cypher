// about: What a name can mean, and how each meaning is spelled.
// params: name name = direct preference optimization
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(c:Concept)
RETURN c.id AS id, c.name AS name, c.full_name AS full_name, c.kind AS kind, c.aliases AS aliases
ORDER BY id
