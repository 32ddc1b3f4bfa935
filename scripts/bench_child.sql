-- Fills a house that is there with children, set by set, as the owner. `bench.children` and `bench.cases` say how many.
-- Triggers of history rest: these rows never had another state.
SET CONSTRAINTS ALL IMMEDIATE;
SELECT setseed(0.5);
CREATE TEMP TABLE bench_place AS
    SELECT u.id AS unit, u.path[1] AS house, u.kind, leader.person_id AS leader, staff.people AS staff
    FROM organisation_unit u
    JOIN LATERAL (SELECT r.person_id FROM organisation_role r
        WHERE r.unit_id = u.id AND r.kind = 'leader' ORDER BY r.id LIMIT 1) AS leader ON true
    JOIN LATERAL (SELECT array_agg(r.person_id ORDER BY r.id) AS people FROM (SELECT * FROM organisation_role r
        WHERE r.unit_id = u.id AND r.kind = 'professional' ORDER BY r.id LIMIT 12) AS r) AS staff ON staff.people IS NOT NULL
    WHERE u.closed_on IS NULL
      AND u.kind IN ('school', 'special_school', 'daycare', 'day_carer', 'after_school', 'youth_club', 'leisure', 'youth_school');
-- A school has six times as many as a daycare.
CREATE TEMP TABLE bench_slot AS
    SELECT row_number() OVER (ORDER BY times, unit) - 1 AS nth, p.*
    FROM bench_place p, LATERAL generate_series(1, CASE kind WHEN 'school' THEN 6 ELSE 1 END) AS times;
CREATE UNIQUE INDEX ON bench_slot (nth);
CREATE TEMP TABLE bench_child AS
    SELECT n, (1::bigint << 42) + (hashint8extended(n, 1) & ((1::bigint << 60) - 1)) AS id, s.house, s.unit, s.leader, s.staff,
        s.staff[1 + (n / 10) % cardinality(s.staff)] AS worker,
        n % greatest(1, current_setting('bench.children')::int / greatest(1, current_setting('bench.cases')::int)) = 0 AS is_case,
        (ARRAY['Noah', 'Sofie', 'Malthe', 'Ida', 'Elias', 'Freja', 'Oskar', 'Alma', 'Lauge', 'Ellen', 'Aya', 'Yusuf', 'Vigga',
            'Karl', 'Signe', 'Bertil', 'Nora', 'Otto', 'Saga', 'Hugo', 'Luna', 'Storm', 'Asta', 'Viggo'])[1 + n % 24] AS given,
        (ARRAY['Holm', 'Bach', 'Dam', 'Friis', 'Krogh', 'Lund', 'Munk', 'Nygaard', 'Olsen', 'Poulsen', 'Rask', 'Skov', 'Toft',
            'Vang', 'Winther', 'Yde', 'Aagaard', 'Brandt', 'Carlsen'])[1 + n % 19] AS family,
        samspil_today() - (365 * (2 + n % 14) + n % 365) AS born
    FROM generate_series(1, current_setting('bench.children')::int) AS n
    JOIN bench_slot s ON s.nth = (n::bigint * 7919) % (SELECT count(*) FROM bench_slot);
CREATE UNIQUE INDEX ON bench_child (n);
ANALYZE bench_child;
ALTER TABLE file_child DISABLE TRIGGER USER;
ALTER TABLE file_enrolment DISABLE TRIGGER USER;
ALTER TABLE file_guardian DISABLE TRIGGER USER;
ALTER TABLE file_participant DISABLE TRIGGER USER;
ALTER TABLE file_placement DISABLE TRIGGER USER;
ALTER TABLE file_consent DISABLE TRIGGER USER;
ALTER TABLE file_hearing DISABLE TRIGGER USER;
ALTER TABLE file_childview DISABLE TRIGGER USER;
ALTER TABLE support_concern DISABLE TRIGGER USER;
ALTER TABLE support_sparring DISABLE TRIGGER USER;
ALTER TABLE support_session DISABLE TRIGGER USER;
ALTER TABLE support_measure DISABLE TRIGGER USER;
INSERT INTO file_child (id, house_id, given_name, family_name, born_on, number, fingerprint, strengths, surroundings, difficulty, opened_at, opened_by_id)
    SELECT id, house, given, family, born, '', '', 'Bygger og fortæller gerne.', 'Rolige skift og to gode venner.',
        CASE WHEN is_case THEN 'Når mange taler på en gang.' ELSE '' END, now() - interval '200 days', worker FROM bench_child;
INSERT INTO file_enrolment (child_id, unit_id, begins_on, note) SELECT id, unit, samspil_today() - 400, '' FROM bench_child;
INSERT INTO file_guardian (child_id, name, relation, phone, email, has_custody, is_contact_allowed, is_place_hidden, begins_on)
    SELECT id, 'Forælder ' || family, 'mor', '', '', true, true, false, samspil_today() - 400 FROM bench_child;
-- The cases: who works with the child, what was agreed and tried, what was said.
INSERT INTO file_participant (child_id, person_id, part, is_lead, begins_on, added_by_id)
    SELECT id, worker, 'Klasselærer', true, samspil_today() - 200, worker FROM bench_child WHERE is_case;
INSERT INTO file_participant (child_id, person_id, part, is_lead, begins_on, added_by_id)
    SELECT id, staff[cardinality(staff)], 'PPR', false, samspil_today() - 150, worker FROM bench_child
    WHERE is_case AND staff[cardinality(staff)] <> worker;
INSERT INTO file_placement (child_id, unit_id, kind, shared_minutes, total_minutes, tie, begins_on)
    SELECT id, unit, 'general', 1300, 1500, '', samspil_today() - 150 FROM bench_child WHERE is_case;
INSERT INTO file_consent (child_id, guardian_id, kind, purpose, categories, recipients, begins_on, recorded_by_id)
    SELECT b.id, g.id, 'exchange', 'Sparring', 'Trivsel i klassen', 'PPR', samspil_today() - 150, b.worker
    FROM bench_child b JOIN file_guardian g ON g.child_id = b.id WHERE b.is_case;
INSERT INTO file_hearing (child_id, guardian_id, about, "on", how, by_id)
    SELECT b.id, g.id, 'Prøvehandling', samspil_today() - 120, 'Møde', b.worker
    FROM bench_child b JOIN file_guardian g ON g.child_id = b.id WHERE b.is_case;
INSERT INTO file_childview (child_id, question, space, voice, words, receiver_id, audience, is_by_child, said_on, influence, could_not)
    SELECT id, 'Hvordan har du det i frikvarteret?', 'På tur', 'talk', 'Det er godt, når vi er to.', worker, ARRAY['team', 'parents'],
        false, samspil_today() - 100, '', '' FROM bench_child WHERE is_case;
INSERT INTO support_concern (unit_id, child_id, raised_on, raised_by_id, situation)
    SELECT unit, id, samspil_today() - 190, worker, '' FROM bench_child WHERE is_case;
INSERT INTO support_sparring (concern_id, unit_id, child_id, topic, community, need, mode, consent_id, ground, asked_on, asked_by_id)
    SELECT k.id, k.unit_id, k.child_id, 'play', 'Ved faste makkere.', 'Hvad kan vi prøve?', 'consent', c.id, '', k.raised_on + 2, k.raised_by_id
    FROM bench_child b JOIN support_concern k ON k.child_id = b.id JOIN file_consent c ON c.child_id = b.id;
INSERT INTO support_session (sparring_id, "on", at, minutes, place, booked_by_id, held_on, learned)
    SELECT s.id, s.asked_on + 9, '14:00', 60, 'Lærerværelset', s.asked_by_id, s.asked_on + 9, 'Faste makkere hjælper.'
    FROM bench_child b JOIN support_sparring s ON s.child_id = b.id;
INSERT INTO support_measure (unit_id, child_id, session_id, title, need, goal, direction, expected, home, owner_id, begins_on, check_on,
        checked_on, checked_by_id, result, attained, seen, next, academic, social, experienced, relations, not_known)
    SELECT b.unit, b.id, t.id, 'Faste makkere', 'Leg', 'Leger med to', 'group', 'Flere lege', '', b.worker, samspil_today() - 170,
        samspil_today() - 130, samspil_today() - 130, b.worker, 'worked', 1, 'To lege hver dag.', 'keep', 'Læser med.', 'To lege.', 'Det går.', 'En ven.', '{}'::text[]
    FROM bench_child b JOIN support_sparring s ON s.child_id = b.id JOIN support_session t ON t.sparring_id = s.id
    UNION ALL
    SELECT b.unit, b.id, NULL, 'Varsel før skift', 'Skift', 'Går med ind', 'adults', 'Færre kampe', '', b.worker, samspil_today() - 20,
        samspil_today() + (b.n % 60)::int, NULL, NULL, '', NULL, '', '', '', '', '', '', '{}' FROM bench_child b WHERE b.is_case;
-- What was read: ten looks a case.
INSERT INTO audit_reading (at, person, subject, page, purpose)
    SELECT now() - make_interval(days => day * 11, secs => n % 40000), worker, id, 'child', 'follow_up'
    FROM bench_child, generate_series(1, 10) AS day WHERE is_case;
-- A parent who signs in, for one case of each place that is asked for.
CREATE TEMP TABLE bench_parent AS
    SELECT DISTINCT ON (b.unit) b.id, b.unit, b.family, 'foraelder' || b.unit || '@bench.example' AS email
    FROM bench_child b WHERE b.is_case AND b.unit = ANY (string_to_array(current_setting('bench.units'), ',')::bigint[])
    ORDER BY b.unit, b.n;
INSERT INTO organisation_person (given_name, family_name, email, key, is_family)
    SELECT 'Forælder', family, email, '', true FROM bench_parent;
INSERT INTO organisation_account (email, person_id, language, is_active, created_at, password)
    SELECT b.email, p.id, '', true, now(), '!bench' FROM bench_parent b JOIN organisation_person p ON p.email = b.email;
UPDATE file_guardian g SET person_id = p.id, email = p.email
    FROM bench_parent b JOIN organisation_person p ON p.email = b.email WHERE g.child_id = b.id;
ALTER TABLE file_child ENABLE TRIGGER USER;
ALTER TABLE file_enrolment ENABLE TRIGGER USER;
ALTER TABLE file_guardian ENABLE TRIGGER USER;
ALTER TABLE file_participant ENABLE TRIGGER USER;
ALTER TABLE file_placement ENABLE TRIGGER USER;
ALTER TABLE file_consent ENABLE TRIGGER USER;
ALTER TABLE file_hearing ENABLE TRIGGER USER;
ALTER TABLE file_childview ENABLE TRIGGER USER;
ALTER TABLE support_concern ENABLE TRIGGER USER;
ALTER TABLE support_sparring ENABLE TRIGGER USER;
ALTER TABLE support_session ENABLE TRIGGER USER;
ALTER TABLE support_measure ENABLE TRIGGER USER;
