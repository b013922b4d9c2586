// about: In how many papers of each month a concept is named.
// params: name name = DPO
// returns: table
MATCH (:Name {key: $name})-[:NAMES]->(c:Concept)<-[:MENTIONS]-(p:Paper)
WHERE size(p.published) >= 7
RETURN c.name AS concept, substring(p.published, 0, 7) AS month, count(DISTINCT p) AS papers
ORDER BY concept, month
