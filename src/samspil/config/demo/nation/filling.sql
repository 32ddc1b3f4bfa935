-- From Egelund's plans to the plans of one municipality: efforts, goals, actions, and what was told and shown of them.
-- Chance is the md5 of a mark that names the place and the row, so that the same seed gives the same nation.

-- Every effort of every plan, with a number of its own. `subject` says which efforts are about the same.
CREATE TEMP TABLE nation_effort ON COMMIT DROP AS
SELECT nextval(pg_get_serial_sequence('plans_effort', 'id')) AS id, x.*
FROM (
    SELECT p.id AS plan, p.back, p.mode, p.leader, p.owners, p.quota, p.place, t.id AS source, p.mark || t.number AS mark,
        coalesce(t.inherits_id::text, t.title) AS subject, t.inherits_id AS inherits,
        p.back - 7 * pg_temp.nation_draw(p.mark || t.number, 3) AS days
    FROM nation_plan p JOIN plans_effort t ON t.plan_id = p.template
    ORDER BY p.mark, t.number
) x;
ANALYZE nation_effort;

-- What places of one kind do about one subject; each title once, before one comes again.
CREATE TEMP TABLE nation_pool ON COMMIT DROP AS
SELECT n.place, coalesce(t.inherits_id::text, t.title) AS subject, a.id AS source, r.round, a.title || coalesce(a.planned_end::text, '') AS mark,
    row_number() OVER (PARTITION BY n.place, coalesce(t.inherits_id::text, t.title), r.round, a.title ORDER BY a.id) AS again
FROM nation_template n JOIN plans_effort t ON t.plan_id = n.plan JOIN plans_action a ON a.effort_id = t.id,
    generate_series(1, 3) AS r (round)
UNION ALL
SELECT '', coalesce(t.inherits_id::text, t.title), a.id, 1, a.title, 1
FROM plans_effort t JOIN plans_action a ON a.effort_id = t.id WHERE t.plan_id IN (SELECT template FROM nation_plan WHERE place = '');
ANALYZE nation_pool;

-- The actions each plan takes, as many as are its share, moved in time. What has not begun has only been planned; what
-- is over has ended.
CREATE TEMP TABLE nation_action ON COMMIT DROP AS
WITH taken AS (
    SELECT e.id AS effort, e.plan, e.mode, e.back, e.leader, e.owners, e.days, e.quota, c.source, e.mark || c.mark || c.round || c.again AS mark,
        row_number() OVER (PARTITION BY e.plan ORDER BY c.round, c.again, md5(e.mark || c.mark), c.source) AS turn
    FROM nation_effort e JOIN nation_pool c ON c.place = e.place AND c.subject = e.subject
)
SELECT nextval(pg_get_serial_sequence('plans_action', 'id')) AS id, k.effort, k.plan, k.mode, k.source, k.days, k.mark, k.leader,
    k.owners[1 + pg_temp.nation_draw(k.mark, cardinality(k.owners))] AS owner,
    t.planned_start + k.days AS planned_start, t.planned_end + k.days AS planned_end,
    CASE k.mode WHEN 'running' THEN t.started_on + k.days
        WHEN 'past' THEN coalesce(t.started_on, t.planned_start, samspil_today() - 60) + k.days END AS started_on,
    CASE k.mode WHEN 'running' THEN t.ended_on + k.days
        WHEN 'past' THEN CASE WHEN t.stopped_on IS NULL THEN
            greatest(coalesce(t.ended_on, t.planned_end, samspil_today()), t.started_on, t.planned_start) + k.days END END AS ended_on,
    CASE WHEN k.mode <> 'coming' THEN t.stopped_on + k.days END AS stopped_on,
    CASE WHEN k.mode <> 'coming' THEN t.news_on + k.days END AS news_on,
    CASE WHEN k.mode <> 'coming' THEN t.evidence_count ELSE 0 END AS evidence_count
FROM (SELECT * FROM taken WHERE turn <= quota ORDER BY effort, turn) k JOIN plans_action t ON t.id = k.source;
ANALYZE nation_action;

-- An effort begins with its first action and is over when the last one is; the central plan's have dates of their own.
INSERT INTO plans_effort (id, plan_id, number, title, about, space, part, area_id, owner_id, planned_start, planned_end, started_on,
    started_by_id, ended_on, ended_by_id, stopped_on, stopped_by_id, progress, next_step, next_on, news_on, evidence_count,
    inherits_id, is_shared, approved_at, approved_by_id)
SELECT e.id, e.plan, t.number, t.title, t.about, t.space, t.part, chapter.id, owner.id, span.planned_start, span.planned_end,
    life.started_on, CASE WHEN life.started_on IS NOT NULL THEN owner.id END,
    life.ended_on, CASE WHEN life.ended_on IS NOT NULL THEN owner.id END,
    life.stopped_on, CASE WHEN life.stopped_on IS NOT NULL THEN owner.id END,
    CASE WHEN e.mode = 'coming' THEN '' ELSE t.progress END,
    CASE WHEN e.mode = 'running' THEN t.next_step ELSE '' END, CASE WHEN e.mode = 'running' THEN t.next_on + e.days END,
    CASE WHEN e.mode = 'coming' THEN NULL WHEN e.place = '' THEN t.news_on + e.days ELSE a.news_on END,
    CASE WHEN e.mode = 'coming' THEN 0 WHEN e.place = '' THEN t.evidence_count ELSE coalesce(a.evidence_count, 0) END,
    central.id, t.is_shared, plan.approved_at, plan.approved_by_id
FROM nation_effort e
JOIN plans_effort t ON t.id = e.source
JOIN plans_plan plan ON plan.id = e.plan
JOIN strategy_chapter was ON was.id = t.area_id
JOIN strategy_chapter chapter ON chapter.strategy_id = plan.strategy_id AND chapter.key = was.key
LEFT JOIN nation_effort central ON central.source = e.inherits AND central.back = e.back AND central.place = ''
LEFT JOIN (
    SELECT effort, min(planned_start) AS planned_start, max(planned_end) AS planned_end, min(started_on) AS started_on,
        max(ended_on) AS ended_on, bool_and(coalesce(ended_on, stopped_on) IS NOT NULL) AS is_over,
        max(news_on) AS news_on, sum(evidence_count) AS evidence_count
    FROM nation_action GROUP BY effort
) a ON a.effort = e.id
CROSS JOIN LATERAL (
    SELECT CASE WHEN e.place = '' THEN e.owners[1 + pg_temp.nation_draw(e.mark, cardinality(e.owners))] ELSE e.leader END AS id
) owner
CROSS JOIN LATERAL (
    SELECT CASE WHEN e.place = '' THEN t.planned_start + e.days ELSE a.planned_start END AS planned_start,
        CASE WHEN e.place = '' THEN t.planned_end + e.days ELSE a.planned_end END AS planned_end
) span
CROSS JOIN LATERAL (
    SELECT CASE WHEN e.mode = 'coming' THEN NULL WHEN e.place = '' THEN coalesce(t.started_on + e.days, a.started_on) ELSE a.started_on END AS started_on,
        CASE e.mode WHEN 'running' THEN CASE WHEN e.place = '' THEN t.ended_on + e.days WHEN a.is_over THEN a.ended_on END
            WHEN 'past' THEN CASE WHEN t.stopped_on IS NULL THEN coalesce(a.ended_on, plan.ends_on) END END AS ended_on,
        CASE WHEN e.place = '' AND e.mode <> 'coming' THEN t.stopped_on + e.days END AS stopped_on
) life;

INSERT INTO plans_effort_further (effort_id, chapter_id)
SELECT e.id, chapter.id FROM nation_effort e
JOIN plans_effort_further f ON f.effort_id = e.source
JOIN strategy_chapter was ON was.id = f.chapter_id
JOIN plans_plan plan ON plan.id = e.plan
JOIN strategy_chapter chapter ON chapter.strategy_id = plan.strategy_id AND chapter.key = was.key;

INSERT INTO plans_effort_statements (effort_id, statement_id)
SELECT e.id, statement.id FROM nation_effort e
JOIN plans_effort_statements s ON s.effort_id = e.source
JOIN strategy_statement was ON was.id = s.statement_id
JOIN plans_plan plan ON plan.id = e.plan
JOIN strategy_statement statement ON statement.strategy_id = plan.strategy_id AND statement.number = was.number;

CREATE TEMP TABLE nation_goal ON COMMIT DROP AS
SELECT nextval(pg_get_serial_sequence('plans_goal', 'id')) AS id, g.id AS source, g.inherits_id AS inherits, e.id AS effort, e.back, e.place
FROM nation_effort e JOIN plans_goal g ON g.effort_id = e.source;
INSERT INTO plans_goal (id, effort_id, text, indicator, observable, inherits_id)
SELECT n.id, n.effort, g.text, g.indicator, g.observable, central.id
FROM nation_goal n JOIN plans_goal g ON g.id = n.source
LEFT JOIN nation_goal central ON central.source = n.inherits AND central.back = n.back AND central.place = '';

INSERT INTO plans_action (id, effort_id, title, about, owner_id, direction, environment, is_after_school, provision, special_reason,
    dimension, form, planned_start, planned_end, started_on, started_by_id, ended_on, ended_by_id, stopped_on, stopped_by_id,
    result, hours, money, taken_from, given_to, blocked_by, unblocked_by, news_on, evidence_count)
SELECT a.id, a.effort, t.title, t.about, CASE WHEN t.owner_id IS NOT NULL THEN a.owner END, t.direction, t.environment,
    t.is_after_school, t.provision, t.special_reason, t.dimension, t.form, a.planned_start, a.planned_end,
    a.started_on, CASE WHEN a.started_on IS NOT NULL THEN a.owner END,
    a.ended_on, CASE WHEN a.ended_on IS NOT NULL THEN a.owner END,
    a.stopped_on, CASE WHEN a.stopped_on IS NOT NULL THEN a.owner END,
    CASE WHEN a.mode = 'coming' THEN '' ELSE t.result END, t.hours, t.money, t.taken_from, t.given_to,
    CASE WHEN a.mode = 'running' THEN t.blocked_by ELSE '' END, CASE WHEN a.mode = 'running' THEN t.unblocked_by ELSE '' END,
    a.news_on, a.evidence_count
FROM nation_action a JOIN plans_action t ON t.id = a.source;

INSERT INTO plans_coowner (action_id, "group", person_id, unit_id, name)
SELECT a.id, c."group", CASE WHEN c.person_id IS NOT NULL THEN a.leader END,
    CASE WHEN c.unit_id IS NOT NULL THEN plan.unit_id END, c.name
FROM nation_action a JOIN plans_coowner c ON c.action_id = a.source JOIN plans_plan plan ON plan.id = a.plan;

-- What was told and shown, on the same day of the week so many weeks earlier.
INSERT INTO plans_news (effort_id, action_id, text, at, by_id)
SELECT a.effort, a.id, n.text, n.at + make_interval(days => a.days), a.owner
FROM nation_action a JOIN plans_news n ON n.action_id = a.source WHERE a.mode <> 'coming'
UNION ALL
SELECT e.id, NULL, n.text, n.at + make_interval(days => e.days), e.leader
FROM nation_effort e JOIN plans_news n ON n.effort_id = e.source AND n.action_id IS NULL WHERE e.mode <> 'coming'
ORDER BY 4;

INSERT INTO plans_evidence (effort_id, action_id, kind, title, file, file_name, url, text, at, by_id)
SELECT a.effort, a.id, v.kind, v.title, v.file, v.file_name, v.url, v.text, v.at + make_interval(days => a.days), a.owner
FROM nation_action a JOIN plans_evidence v ON v.action_id = a.source WHERE a.mode <> 'coming'
ORDER BY v.at;

-- Nothing is stopped without a decision.
INSERT INTO plans_decision (plan_id, effort_id, title, alternatives, reason, expected, decided_on, decided_by_id, look_back_on, outcome)
SELECT a.plan, a.effort, d.title, d.alternatives, d.reason, d.expected, d.decided_on + a.days, a.leader, d.look_back_on + a.days, ''
FROM nation_action a JOIN plans_action t ON t.id = a.source
JOIN plans_decision d ON d.effort_id = t.effort_id AND d.decided_on = t.stopped_on AND strpos(d.title, left(t.title, 150)) > 0
WHERE a.stopped_on IS NOT NULL;
