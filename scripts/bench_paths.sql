-- Referrals in every stage, and handovers for next August, for children who have been poured in: set by set, as the owner.
-- `bench.referrals` and `bench.handovers` say how many. Triggers rest: a gate that asks each row is for people.
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE referral_referral DISABLE TRIGGER USER;
ALTER TABLE referral_decision DISABLE TRIGGER USER;
ALTER TABLE referral_complaint DISABLE TRIGGER USER;
ALTER TABLE file_placement DISABLE TRIGGER USER;
ALTER TABLE transitions_transition DISABLE TRIGGER USER;
ALTER TABLE transitions_piece DISABLE TRIGGER USER;
ALTER TABLE transitions_voice DISABLE TRIGGER USER;
-- One case in five goes on to the panel. Keys of children are a hash, so their order spreads them over the country.
CREATE TEMP TABLE path_case AS
    SELECT row_number() OVER (ORDER BY c.id) AS n, c.id AS child, c.house_id AS house, e.unit_id AS unit, p.person_id AS worker,
        g.id AS guardian, (SELECT r.person_id FROM organisation_role r WHERE r.unit_id = u.id AND r.kind = 'leader' ORDER BY r.id LIMIT 1) AS leader
    FROM file_participant p JOIN file_child c ON c.id = p.child_id
    JOIN file_guardian g ON g.child_id = c.id AND g.name LIKE 'Forælder %' JOIN file_enrolment e ON e.child_id = c.id
    JOIN organisation_unit u ON u.id = e.unit_id AND u.kind IN ('school', 'daycare')
    WHERE p.is_lead AND p.part = 'Klasselærer'
    ORDER BY c.id LIMIT current_setting('bench.referrals')::int;
CREATE UNIQUE INDEX ON path_case (child);
-- Of twenty: 0-2 written, 3-4 asked for, 5-7 wait, 8-9 on the agenda, 10 refused, 11-15 placed, 16 waits for a place,
-- 17 complained about, 18 complaint ruled, 19 withdrawn.
ALTER TABLE path_case ADD stage int GENERATED ALWAYS AS ((n % 20)::int) STORED;
CREATE TEMP TABLE path_house AS
    SELECT h.house, array_agg(h.person ORDER BY h.signs_in DESC, h.person) AS heads
    FROM (SELECT DISTINCT r.root_id AS house, r.person_id AS person,
            EXISTS (SELECT FROM organisation_account a WHERE a.person_id = r.person_id) AS signs_in
        FROM organisation_role r WHERE r.kind = 'head' AND r.ends_on IS NULL AND r.root_id IN (SELECT house FROM path_case)) AS h
    GROUP BY h.house;
INSERT INTO referral_basis (house_id, number, criteria, evidence, experts, valid_from, approved_by_id, approved_on)
    SELECT house, 1, 'Når fællesskabet ikke er nok.', ARRAY['tests', 'tried', 'request', 'assessment', 'child', 'heard', 'position'], 1,
        samspil_today() - 900, heads[1], samspil_today() - 900
    FROM path_house h WHERE NOT EXISTS (SELECT FROM referral_basis b WHERE b.house_id = h.house);
INSERT INTO referral_step (basis_id, place, kind, role, amount, unit)
    SELECT b.id, s.place, s.kind, s.role, 2, 'weeks' FROM referral_basis b, (VALUES (0, 'request', 'leader'), (1, 'assessment', 'expert'),
        (2, 'consultation', 'parents'), (3, 'panel', 'panel'), (4, 'decision', 'panel')) AS s (place, kind, role)
    WHERE NOT EXISTS (SELECT FROM referral_step t WHERE t.basis_id = b.id);
INSERT INTO referral_panel (house_id, name, least, needs)
    SELECT house, 'Visitationsudvalget', 2, ARRAY['psychology', 'special']
    FROM path_house h WHERE NOT EXISTS (SELECT FROM referral_panel p WHERE p.house_id = h.house);
INSERT INTO referral_seat (panel_id, person_id, part, chairs, begins_on)
    SELECT p.id, m.person, (ARRAY['psychology', 'special', 'management'])[m.nth], m.nth = 1, samspil_today() - 900
    FROM referral_panel p JOIN path_house h ON h.house = p.house_id, unnest(h.heads[1:3]) WITH ORDINALITY AS m (person, nth)
    WHERE NOT EXISTS (SELECT FROM referral_seat s WHERE s.panel_id = p.id);
-- A meeting a month, a year back; the next in two weeks.
INSERT INTO referral_meeting (panel_id, "on", place, minutes)
    SELECT p.id, samspil_today() + 14 - 30 * back, 'Rådhuset', '' FROM referral_panel p JOIN path_house h ON h.house = p.house_id, generate_series(0, 12) AS back;
INSERT INTO referral_presence (meeting_id, seat_id, is_chair)
    SELECT m.id, s.id, s.chairs FROM referral_meeting m JOIN referral_seat s ON s.panel_id = m.panel_id
    WHERE m."on" < samspil_today() AND NOT EXISTS (SELECT FROM referral_presence n WHERE n.meeting_id = m.id);
CREATE TEMP TABLE path_meeting AS
    SELECT p.house_id AS house, (samspil_today() + 14 - m."on") / 30 AS back, min(m.id) AS id, min(m."on") AS "on"
    FROM referral_meeting m JOIN referral_panel p ON p.id = m.panel_id WHERE (samspil_today() + 14 - m."on") % 30 = 0 GROUP BY 1, 2;
CREATE TEMP TABLE path_plan AS
    SELECT c.*, b.id AS basis, m.id AS meeting, m."on" AS met_on, coalesce(m."on" - 20, samspil_today() - (n % 60)::int) AS sent_on
    FROM path_case c JOIN LATERAL (SELECT id FROM referral_basis b WHERE b.house_id = c.house ORDER BY number DESC LIMIT 1) AS b ON true
    LEFT JOIN path_meeting m ON m.house = c.house
        AND CASE WHEN stage IN (8, 9) THEN m.back = 0 WHEN stage BETWEEN 10 AND 18 THEN m.back = 1 + (n / 20) % 12 END;
INSERT INTO referral_referral (child_id, house_id, unit_id, basis_id, strengths, surroundings, community, needs, wanted, kept, child_words,
        child_how, child_asked_on, no_view, no_assessment, begun_on, begun_by_id, requested_on, requested_by_id, submitted_on, submitted_by_id,
        withdrawn_on, withdrawn_by_id, meeting_id)
    SELECT child, house, unit, basis, 'Bygger og fortæller gerne.', 'Rolige skift og to gode venner.', 'Grupper på tre i et halvt år.',
        'Tryghed er mødt, ro til at lære er ikke.', (ARRAY['support', 'class', 'school'])[1 + n % 3], 'Sine venner og sin klub.',
        'Jeg vil gerne være sammen med mine venner.', 'På en gåtur', sent_on - 15, '', '', sent_on - 40, worker,
        CASE WHEN stage >= 3 THEN sent_on - 25 END, CASE WHEN stage >= 3 THEN leader END,
        CASE WHEN stage BETWEEN 5 AND 18 THEN sent_on END, CASE WHEN stage BETWEEN 5 AND 18 THEN leader END,
        CASE WHEN stage = 19 THEN sent_on END, CASE WHEN stage = 19 THEN leader END, meeting
    FROM path_plan;
ALTER TABLE path_plan ADD referral bigint;
UPDATE path_plan p SET referral = r.id FROM referral_referral r WHERE r.child_id = p.child;
INSERT INTO referral_triedline (referral_id, measure_id, title, goal, direction, begins_on, result, seen)
    SELECT p.referral, m.id, m.title, m.goal, m.direction, m.begins_on, m.result, m.seen
    FROM path_plan p JOIN support_measure m ON m.child_id = p.child WHERE p.stage BETWEEN 5 AND 18;
INSERT INTO referral_assessment (referral_id, expertise, expert, text, "on", by_id)
    SELECT referral, 'psychologist', 'PPR', 'Ro, faste voksne og korte opgaver.', sent_on - 12, worker FROM path_plan WHERE stage >= 3;
INSERT INTO referral_voice (referral_id, guardian_id, heard_on, how, heard_by_id, stance, words, reason, said_on)
    SELECT referral, guardian, sent_on - 10, 'Et møde', worker, 'for', 'Det vil hjælpe.', '', sent_on - 9 FROM path_plan WHERE stage >= 3;
INSERT INTO referral_decision (referral_id, meeting_id, outcome, granted, plain, community, needs, interest, facts, legal_basis, influence,
        weighed, interim, way_back, begins_on, decided_on, decided_by_id, told_on, complaint_until, review_on)
    SELECT p.referral, p.meeting, CASE WHEN stage IN (10, 17) THEN 'refused' ELSE 'granted' END,
        CASE WHEN stage IN (10, 17) THEN '' ELSE r.wanted END, 'Sådan bliver det.', 'Meget er prøvet.', 'Ro er ikke nok endnu.', 'Venner nær ved.',
        'Udtalelsen fra PPR.', 'Huset regel', 'Vennerne er med.', 'Forældrene er enige.', 'Klassen som nu.', 'Når roen er der.',
        p.met_on + 30, p.met_on, h.heads[1], p.met_on, p.met_on + 28, CASE WHEN stage IN (10, 17) THEN NULL ELSE p.met_on + 330 END
    FROM path_plan p JOIN referral_referral r ON r.id = p.referral JOIN path_house h ON h.house = p.house WHERE p.stage BETWEEN 10 AND 18;
INSERT INTO referral_complaint (decision_id, guardian_id, text, made_on, by_id, answer, answered_on, answered_by_id, reasons, is_maintained,
        maintained_on, forwarded_on, ruling, cause, ruled_on)
    SELECT d.id, p.guardian, 'Vi er uenige.', d.decided_on + 9, p.worker, CASE stage WHEN 18 THEN 'upheld' ELSE '' END,
        CASE stage WHEN 18 THEN d.decided_on + 20 END, CASE stage WHEN 18 THEN d.decided_by_id END, CASE stage WHEN 18 THEN 'Ro.' ELSE '' END,
        CASE stage WHEN 18 THEN true END, CASE stage WHEN 18 THEN d.decided_on + 25 END, CASE stage WHEN 18 THEN d.decided_on + 30 END,
        CASE stage WHEN 18 THEN 'upheld' ELSE '' END, CASE stage WHEN 18 THEN 'none' ELSE '' END, CASE stage WHEN 18 THEN d.decided_on + 60 END
    FROM path_plan p JOIN referral_decision d ON d.referral_id = p.referral WHERE p.stage IN (17, 18);
INSERT INTO referral_offer (unit_id, house_id, name, kind, places, about, is_open)
    SELECT u.id, h.house, 'Kompasset ' || u.nth, (ARRAY['support', 'class', 'school'])[u.nth], 60, '', true
    FROM path_house h, LATERAL (SELECT o.id, row_number() OVER (ORDER BY o.kind DESC, o.id) AS nth FROM organisation_unit o
        WHERE o.path[1] = h.house AND o.kind IN ('school', 'special_school') AND o.closed_on IS NULL ORDER BY o.kind DESC, o.id LIMIT 3) AS u;
INSERT INTO file_placement (child_id, unit_id, kind, shared_minutes, total_minutes, tie, contact_id, begins_on)
    SELECT p.child, o.unit_id, 'special', 300, 1380, 'Idræt og emneuger', p.worker, p.met_on + 30
    FROM path_plan p JOIN referral_decision d ON d.referral_id = p.referral
    JOIN LATERAL (SELECT min(o.unit_id) AS unit_id FROM referral_offer o WHERE o.house_id = p.house AND o.kind = d.granted) AS o ON o.unit_id IS NOT NULL
    WHERE p.stage BETWEEN 11 AND 15;
INSERT INTO referral_place (decision_id, child_id, house_id, kind, waits_from, offer_id, placement_id, begins_on, leisure, destination,
        not_agreed, review_on, owner_id)
    SELECT d.id, p.child, p.house, d.granted, d.decided_on, o.id, w.id, w.begins_on, CASE WHEN w.id IS NULL THEN '' ELSE 'Klubben' END, '', '',
        d.review_on, CASE WHEN w.id IS NOT NULL THEN p.worker END
    FROM path_plan p JOIN referral_decision d ON d.referral_id = p.referral AND d.granted <> ''
    LEFT JOIN file_placement w ON w.child_id = p.child AND w.kind = 'special'
    LEFT JOIN LATERAL (SELECT min(o.id) AS id FROM referral_offer o
        WHERE w.id IS NOT NULL AND o.house_id = p.house AND o.unit_id = w.unit_id AND o.kind = d.granted) AS o ON true;
INSERT INTO referral_returnstep (spot_id, text, due_on)
    SELECT id, step, samspil_today() + 60 FROM referral_place, unnest(ARRAY['En time med klassen', 'Idræt med klassen']) AS step WHERE begins_on IS NOT NULL;
INSERT INTO referral_review (spot_id, "on", by_id, way_back, strengths, academic, social, experienced, relations, parents, verdict, next_on)
    SELECT id, begins_on + 90, owner_id, 'Ro.', 'Læser.', 'Godt.', 'To venner.', 'Trygt.', 'Klassen.', 'Enige.', 'stay', review_on
    FROM referral_place WHERE begins_on < samspil_today() - 90;
-- Who goes where in August: three in four from a daycare to a school, the others from school to school.
CREATE TEMP TABLE path_school AS
    SELECT u.path[1] AS house, array_agg(u.id ORDER BY u.id) AS schools FROM organisation_unit u
    WHERE u.kind = 'school' AND u.closed_on IS NULL GROUP BY 1;
CREATE TEMP TABLE path_staff AS
    SELECT r.unit_id AS unit, array_agg(r.person_id ORDER BY r.id) AS people FROM organisation_role r
    WHERE r.kind = 'professional' AND r.ends_on IS NULL GROUP BY 1;
CREATE TEMP TABLE path_start AS SELECT make_date(extract(year FROM samspil_today())::int + (extract(month FROM samspil_today()) >= 8)::int, 8, 1) AS on_day;
CREATE TEMP TABLE path_move AS
    SELECT row_number() OVER (ORDER BY m.child) AS n, m.*, s.schools[1 + (m.child >> 7) % cardinality(s.schools)] AS taker,
        f.people[1] AS lead, (SELECT c.id FROM file_consent c WHERE c.child_id = m.child LIMIT 1) AS consent
    FROM (
        (SELECT e.child_id AS child, e.unit_id AS giver, u.path[1] AS house, 'daycare-school' AS kind
            FROM file_enrolment e JOIN organisation_unit u ON u.id = e.unit_id AND u.kind = 'daycare'
            ORDER BY e.child_id LIMIT current_setting('bench.handovers')::int * 3 / 4)
        UNION ALL
        (SELECT e.child_id, e.unit_id, u.path[1], 'school-school'
            FROM file_enrolment e JOIN organisation_unit u ON u.id = e.unit_id AND u.kind = 'school'
            ORDER BY e.child_id LIMIT current_setting('bench.handovers')::int / 4)
    ) AS m JOIN path_school s ON s.house = m.house JOIN path_staff f ON f.unit = m.giver
    WHERE NOT EXISTS (SELECT FROM transitions_transition t WHERE t.child_id = m.child);
DELETE FROM path_move WHERE taker = giver;
-- Of ten: 0-2 drafts, 3-9 handed over; of these 3-5 acknowledged, and 6 to somebody the leader named.
INSERT INTO transitions_transition (child_id, kind, giver_id, taker_id, outside, begins_on, begin_on, due_on, check_from, check_by, read_until,
        lead_id, opened_on, opened_by_id, community, leisure, purpose, ground, statute, consent_id, handed_on, handed_by_id, answer_by,
        receiver_id, acknowledged_on, acknowledged_by_id)
    SELECT child, kind, giver, taker, '', on_day, on_day - 240, on_day - 60, on_day + 42, on_day + 56, on_day + 365, lead,
        samspil_today() - 30, lead, 'Børnene hjælper hinanden på plads.', 'Fodbold om lørdagen.', 'At begynde godt', 'law',
        'handover-ground-cooperation', NULL, CASE WHEN n % 10 >= 3 THEN samspil_today() - 5 END, CASE WHEN n % 10 >= 3 THEN lead END,
        CASE WHEN n % 10 >= 3 THEN samspil_today() + 10 END, CASE WHEN n % 10 IN (3, 6) THEN t.people[1 + (n / 10) % cardinality(t.people)] END,
        CASE WHEN n % 10 IN (3, 4, 5) THEN samspil_today() - 2 END, CASE WHEN n % 10 IN (3, 4, 5) THEN t.people[1] END
    FROM path_start, path_move m JOIN path_staff t ON t.unit = m.taker;
ALTER TABLE path_move ADD handover bigint;
UPDATE path_move m SET handover = t.id FROM transitions_transition t WHERE t.child_id = m.child AND t.giver_id = m.giver;
INSERT INTO transitions_piece (transition_id, topic, text, purpose, ground, statute, consent_id, from_on, added_by_id)
    SELECT handover, topic, 'En tegnet plan for dagen.', 'At dagen er til at kende', 'law', 'handover-ground-cooperation', NULL, samspil_today() - 6, lead
    FROM path_move, unnest(ARRAY['works', 'avoid', 'friends']) AS topic WHERE handover IS NOT NULL
    UNION ALL
    SELECT handover, 'health', 'Astmamedicin ligger i tasken.', 'At kunne hjælpe', 'consent', '', consent, samspil_today() - 6, lead
    FROM path_move WHERE handover IS NOT NULL AND consent IS NOT NULL;
INSERT INTO transitions_voice (transition_id, whose, words, missing, is_for_parents, said_on, by_id)
    SELECT handover, whose, CASE whose WHEN 'parents' THEN '' ELSE 'Glæder sig.' END, CASE whose WHEN 'parents' THEN 'Svarede ikke.' ELSE '' END,
        true, samspil_today() - 20, lead
    FROM path_move, unnest(ARRAY['child', 'parents', 'staff']) AS whose WHERE handover IS NOT NULL;
INSERT INTO transitions_preparation (transition_id, area, text, done_on, done_by_id)
    SELECT handover, area, 'Vi fortæller klassen om ham.', CASE area WHEN 'group' THEN samspil_today() - 1 END, CASE area WHEN 'group' THEN lead END
    FROM path_move, unnest(ARRAY['group', 'room']) AS area WHERE handover IS NOT NULL AND n % 10 IN (3, 4, 5);
INSERT INTO transitions_backquestion (transition_id, text, asked_on, asked_by_id, answer)
    SELECT handover, 'Hvem leger hun med?', samspil_today() - 2, lead, '' FROM path_move WHERE handover IS NOT NULL AND n % 10 = 4;
INSERT INTO transitions_meeting (transition_id, "on", "at", minutes, place, agreed, booked_by_id)
    SELECT handover, samspil_today() + 20, '15:00', 45, 'Børnehuset', '', lead FROM path_move WHERE handover IS NOT NULL AND n % 10 = 5;
ALTER TABLE referral_referral ENABLE TRIGGER USER;
ALTER TABLE referral_decision ENABLE TRIGGER USER;
ALTER TABLE referral_complaint ENABLE TRIGGER USER;
ALTER TABLE file_placement ENABLE TRIGGER USER;
ALTER TABLE transitions_transition ENABLE TRIGGER USER;
ALTER TABLE transitions_piece ENABLE TRIGGER USER;
ALTER TABLE transitions_voice ENABLE TRIGGER USER;
