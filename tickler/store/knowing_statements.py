"""The statements of filled forms and of sales."""

ADD_FILLING = """
    INSERT INTO filling (card_id, at, form, title, answers)
    VALUES (:card_id, :at, :form, :title, :answers) RETURNING id"""
_FILLINGS_WITH_CLIENT = """
    SELECT filling.*, card.name AS card_name, card.company, card.place,
           (SELECT value FROM contact_point
             WHERE card_id = card.id AND type = 'phone' ORDER BY position LIMIT 1) AS phone
    FROM filling JOIN card ON card.id = filling.card_id"""
ALL_FILLINGS = f"{_FILLINGS_WITH_CLIENT} ORDER BY filling.at, filling.id"
FILLINGS_OF_FORM = f"""{_FILLINGS_WITH_CLIENT}
    WHERE filling.form = :form AND filling.at >= :first AND filling.at < :after
    ORDER BY filling.at, filling.id"""
FILLING = "SELECT * FROM filling WHERE id = :id"
REMOVE_FILLING = "DELETE FROM filling WHERE id = :id"
FILLINGS_BY_FORM = "SELECT form, count(*) AS fillings, max(at) AS last FROM filling GROUP BY form"
ADD_SALE = """
    INSERT INTO sale (card_id, at, day, amount, currency, what)
    VALUES (:card_id, :at, :day, :amount, :currency, :what) RETURNING id"""
SALE = "SELECT * FROM sale WHERE id = :id"
REMOVE_SALE = "DELETE FROM sale WHERE id = :id"
