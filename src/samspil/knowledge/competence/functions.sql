-- The supervision I give.
CREATE OR REPLACE FUNCTION competence_my_supervision() RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 2
    AS $$
        SELECT o.id FROM competence_supervisionoffer o
        WHERE o.giver_id = samspil_person() AND o.house_id IN (SELECT my_roots())
    $$;

-- Of each supervision in my house: how much of the month is taken, how many wait, how many of them before me, and the days the
-- latest ten waited. Numbers alone: who asks for supervision is known to whoever gives it.
CREATE OR REPLACE FUNCTION competence_supervision(house bigint)
    RETURNS TABLE (offer bigint, taken bigint, waiting bigint, before_me bigint, waits int[])
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
    AS $$
        SELECT o.id,
            count(a.id) FILTER (WHERE date_trunc('month', a.begins_on) = date_trunc('month', samspil_today())),
            count(a.id) FILTER (WHERE a.begins_on IS NULL AND a.withdrawn_on IS NULL),
            count(a.id) FILTER (WHERE a.begins_on IS NULL AND a.withdrawn_on IS NULL AND EXISTS (
                SELECT FROM competence_supervisionask mine WHERE mine.offer_id = o.id AND mine.person_id = samspil_person()
                  AND mine.begins_on IS NULL AND mine.withdrawn_on IS NULL AND (a.asked_on, a.id) < (mine.asked_on, mine.id))),
            ARRAY(SELECT b.begins_on - b.asked_on FROM competence_supervisionask b
                WHERE b.offer_id = o.id AND b.begins_on IS NOT NULL ORDER BY b.begins_on DESC, b.id DESC LIMIT 10)
        FROM competence_supervisionoffer o LEFT JOIN competence_supervisionask a ON a.offer_id = o.id
        WHERE o.house_id = house AND house IN (SELECT my_roots())
        GROUP BY o.id
    $$;

-- Supervision that is to begin: one's own, or a house's for the duty of reminding. No word of what it is about.
CREATE OR REPLACE FUNCTION competence_begins(house bigint, who bigint)
    RETURNS TABLE (ask bigint, title text, person bigint, unit bigint, asked_on date, begins_on date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT a.id, o.title::text, a.person_id, a.unit_id, a.asked_on, a.begins_on
        FROM competence_supervisionask a JOIN competence_supervisionoffer o ON o.id = a.offer_id
        WHERE o.house_id = house AND a.begins_on >= samspil_today()
          AND (a.person_id = who AND who = samspil_person() OR who IS NULL AND (SELECT reminders_on_duty()))
        ORDER BY a.id
    $$;
