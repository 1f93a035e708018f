"""The statements about those who buy: what they bought and when, and who came and went.

They ask for all clients at once. What may be a hundred thousand sales comes back as a row for each client:
to make a row is most of the work.
"""

# An amount is an exact text, and never nothing: what was taken back begins with a minus.
BOUGHT = """
    SELECT card_id, group_concat(day) AS days FROM sale
    WHERE day <= :until AND substr(amount, 1, 1) <> '-'
      AND card_id IN (SELECT id FROM card WHERE place IS NOT NULL)
    GROUP BY card_id"""
TURNOVER = """
    SELECT card_id, currency, group_concat(amount) AS amounts FROM sale
    WHERE day BETWEEN :first AND :last AND card_id IN (SELECT id FROM card WHERE place IS NOT NULL)
    GROUP BY card_id, currency"""
LIVES = """
    SELECT substr(created_at, 1, 7) AS made, substr(dropped_at, 1, 7) AS dropped,
           trim(coalesce(dropped_why, '')) <> '' AS with_reason, count(*) AS cards
    FROM card
    GROUP BY substr(created_at, 1, 7), substr(dropped_at, 1, 7), trim(coalesce(dropped_why, '')) <> ''"""
