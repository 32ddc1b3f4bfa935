-- A round is known to those who take part: director, heads, follow-up group, leaders, professionals of the house.
-- An answer is read by the professionals and leaders of the place and by those above it; nobody else in the house, and
-- nobody outside it. What hangs on an answer is asked with EXISTS by its key: a nation has thousands in each round.
ALTER TABLE rounds_round ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON rounds_round TO samspil_app;
CREATE POLICY round_read ON rounds_round FOR SELECT USING (
    unit_id IN (SELECT my_roots(ARRAY['director', 'head', 'follow_up', 'leader', 'professional'])));
CREATE POLICY round_added ON rounds_round FOR INSERT WITH CHECK (
    opened_by_id = samspil_person() AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up'])));
CREATE POLICY round_changed ON rounds_round FOR UPDATE USING (
    unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up'])));

ALTER TABLE rounds_question ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON rounds_question TO samspil_app;
CREATE POLICY question_read ON rounds_question FOR SELECT USING (round_id IN (SELECT id FROM rounds_round));
CREATE POLICY question_added ON rounds_question FOR INSERT WITH CHECK (
    round_id IN (SELECT id FROM rounds_round WHERE unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up']))));

-- Each sees when they themselves looked.
ALTER TABLE rounds_visit ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON rounds_visit TO samspil_app;
CREATE POLICY visit_read ON rounds_visit FOR SELECT USING (person_id = samspil_person());
CREATE POLICY visit_added ON rounds_visit FOR INSERT WITH CHECK (
    person_id = samspil_person() AND round_id IN (SELECT id FROM rounds_round));
CREATE POLICY visit_changed ON rounds_visit FOR UPDATE USING (person_id = samspil_person());

-- An answer moves by the hand of who has it: the place until it is sent, then a level above. Accepted, it stays.
ALTER TABLE rounds_ask ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON rounds_ask TO samspil_app;
CREATE POLICY ask_read ON rounds_ask FOR SELECT USING (
    unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader', 'professional'])));
CREATE POLICY ask_added ON rounds_ask FOR INSERT WITH CHECK (
    waits_at_id = unit_id AND answered_at IS NULL
    AND round_id IN (SELECT id FROM rounds_round WHERE closed_at IS NULL
        AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up']))));
CREATE POLICY ask_changed ON rounds_ask FOR UPDATE
    USING (round_id IN (SELECT id FROM rounds_round WHERE closed_at IS NULL)
        AND (waits_at_id = unit_id AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'leader']))
            OR waits_at_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up']))))
    WITH CHECK (unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader'])));

-- A yes is given above the place, in one's own name, and not to one's own answer. Sending back takes it away.
ALTER TABLE rounds_approval ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON rounds_approval TO samspil_app;
CREATE POLICY approval_read ON rounds_approval FOR SELECT USING (EXISTS (SELECT FROM rounds_ask WHERE rounds_ask.id = rounds_approval.ask_id));
CREATE POLICY approval_added ON rounds_approval FOR INSERT WITH CHECK (
    by_id = samspil_person() AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up']))
    AND EXISTS (SELECT FROM rounds_ask WHERE rounds_ask.id = rounds_approval.ask_id
        AND answered_by_id <> samspil_person() AND waits_at_id IS NOT NULL));
CREATE POLICY approval_removed ON rounds_approval FOR DELETE USING (
    EXISTS (SELECT FROM rounds_ask WHERE rounds_ask.id = rounds_approval.ask_id
        AND waits_at_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up']))));

ALTER TABLE rounds_reply ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON rounds_reply TO samspil_app;
CREATE POLICY reply_read ON rounds_reply FOR SELECT USING (EXISTS (SELECT FROM rounds_ask WHERE rounds_ask.id = rounds_reply.ask_id));
CREATE POLICY reply_added ON rounds_reply FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM rounds_ask WHERE rounds_ask.id = rounds_reply.ask_id
        AND waits_at_id = unit_id AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'leader']))));
CREATE POLICY reply_changed ON rounds_reply FOR UPDATE USING (
    EXISTS (SELECT FROM rounds_ask WHERE rounds_ask.id = rounds_reply.ask_id
        AND waits_at_id = unit_id AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'leader']))));
CREATE POLICY reply_removed ON rounds_reply FOR DELETE USING (
    EXISTS (SELECT FROM rounds_ask WHERE rounds_ask.id = rounds_reply.ask_id
        AND waits_at_id = unit_id AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'leader']))));

-- Evaluations: in a round by who answers it; on their own by who writes the plan or owns the effort, for good. Who
-- has the answer may open its evaluations again by sending it back.
ALTER TABLE rounds_review ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON rounds_review TO samspil_app;
CREATE POLICY review_read ON rounds_review FOR SELECT USING (
    EXISTS (SELECT FROM rounds_ask WHERE rounds_ask.id = rounds_review.ask_id)
    OR ask_id IS NULL AND EXISTS (SELECT FROM plans_effort e JOIN plans_plan p ON p.id = e.plan_id
        WHERE e.id = rounds_review.effort_id AND (p.unit_id IN (SELECT my_house())) IS TRUE));
CREATE POLICY review_added ON rounds_review FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM rounds_ask a JOIN plans_plan p ON p.unit_id = a.unit_id JOIN plans_effort e ON e.plan_id = p.id
        WHERE a.id = rounds_review.ask_id AND e.id = rounds_review.effort_id AND a.waits_at_id = a.unit_id AND a.unit_id IN (SELECT my_units(ARRAY['director', 'head', 'leader'])))
    OR ask_id IS NULL AND closed_by_id = samspil_person()
        AND EXISTS (SELECT FROM plans_effort e JOIN plans_plan p ON p.id = e.plan_id
            WHERE e.id = rounds_review.effort_id AND (e.owner_id = samspil_person()
                OR p.unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader'])))));
CREATE POLICY review_changed ON rounds_review FOR UPDATE USING (
    EXISTS (SELECT FROM rounds_ask WHERE rounds_ask.id = rounds_review.ask_id
        AND (waits_at_id = unit_id AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'leader']))
            OR waits_at_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up'])))));
