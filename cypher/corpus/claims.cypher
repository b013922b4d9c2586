// about: How many statements of each relation there are, asserted, denied and hypothetical.
// returns: table
MATCH (c:Claim)
RETURN c.relation AS relation, c.polarity AS polarity, count(c) AS claims, round(avg(c.confidence), 4) AS confidence
ORDER BY relation, polarity
