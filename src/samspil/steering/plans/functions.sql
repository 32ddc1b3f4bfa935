-- News and evidence move the dates that status is computed from. A trigger, because whoever tells the news need
-- not have the right to change the effort.
CREATE OR REPLACE FUNCTION plans_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE plans_effort SET news_on = greatest(news_on, samspil_day(NEW.at)) WHERE id = NEW.effort_id;
    UPDATE plans_action SET news_on = greatest(news_on, samspil_day(NEW.at)) WHERE id = NEW.action_id;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION plans_proved() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE plans_effort SET evidence_count = evidence_count + 1, news_on = greatest(news_on, samspil_day(NEW.at))
        WHERE id = NEW.effort_id;
    UPDATE plans_action SET evidence_count = evidence_count + 1, news_on = greatest(news_on, samspil_day(NEW.at))
        WHERE id = NEW.action_id;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER plans_news_told AFTER INSERT ON plans_news FOR EACH ROW EXECUTE FUNCTION plans_told();
CREATE OR REPLACE TRIGGER plans_evidence_proved AFTER INSERT ON plans_evidence
    FOR EACH ROW EXECUTE FUNCTION plans_proved();

-- What hangs on a plan stays on it: who owns a part may hand it to a colleague, not carry it to another plan.
CREATE OR REPLACE TRIGGER plans_effort_stays BEFORE UPDATE OF plan_id ON plans_effort
    FOR EACH ROW WHEN (OLD.plan_id <> NEW.plan_id) EXECUTE FUNCTION samspil_stays();
CREATE OR REPLACE TRIGGER plans_action_stays BEFORE UPDATE OF effort_id ON plans_action
    FOR EACH ROW WHEN (OLD.effort_id <> NEW.effort_id) EXECUTE FUNCTION samspil_stays();

-- Where a plan lies, for the policies of plans themselves: a policy may not ask its own table.
CREATE OR REPLACE FUNCTION plans_place(plan bigint) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$ SELECT unit_id FROM plans_plan WHERE id = plan $$;

-- A goal taken out of the central plan leaves the local goals made from it as they are, without the line back.
CREATE OR REPLACE FUNCTION plans_goal_left() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE plans_goal SET inherits_id = NULL WHERE inherits_id = OLD.id;
    RETURN OLD;
END $$;

CREATE OR REPLACE TRIGGER plans_goal_leaves BEFORE DELETE ON plans_goal FOR EACH ROW EXECUTE FUNCTION plans_goal_left();

-- The steps of a plan, and who takes them. Where nobody acts (a pack, the demo, the operator's own hand) history is
-- written as it was; whoever acts through the web or a job is held to the rules of plans/rules.py.
CREATE OR REPLACE FUNCTION plans_moves() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    mover bigint := samspil_person();
    step text := OLD.state || ' to ' || NEW.state;
    is_right boolean;
BEGIN
    IF mover IS NULL THEN RETURN NEW; END IF;
    is_right := CASE
        WHEN TG_OP = 'INSERT' THEN NEW.state = 'draft'
            AND num_nonnulls(NEW.submitted_by_id, NEW.approved_by_id, NEW.started_by_id, NEW.evaluated_by_id) = 0
        -- What is approved, or asked for, is the plan as it stands.
        WHEN OLD.state = NEW.state THEN OLD.state = 'draft' OR
            (OLD.unit_id, OLD.strategy_id, OLD.kind, OLD.title, OLD.about, OLD.begins_on, OLD.ends_on)
            = (NEW.unit_id, NEW.strategy_id, NEW.kind, NEW.title, NEW.about, NEW.begins_on, NEW.ends_on)
        WHEN step = 'draft to submitted' THEN NEW.submitted_by_id = mover
        WHEN step = 'submitted to draft' THEN NEW.submitted_by_id IS NULL
        WHEN step = 'submitted to approved' THEN NEW.approved_by_id = mover AND OLD.submitted_by_id <> mover
            AND NEW.unit_id IN (SELECT my_units(ARRAY['director', 'head']))
        WHEN step = 'approved to running' THEN NEW.started_by_id = mover
        WHEN step = 'running to evaluated' THEN NEW.evaluated_by_id = mover
        ELSE false END;
    -- Moment and person change with their own step only.
    IF TG_OP = 'UPDATE' THEN
        is_right := is_right
            AND (step IN ('draft to submitted', 'submitted to draft')
                OR (OLD.submitted_at, OLD.submitted_by_id) IS NOT DISTINCT FROM (NEW.submitted_at, NEW.submitted_by_id))
            AND (step = 'submitted to approved'
                OR (OLD.approved_at, OLD.approved_by_id) IS NOT DISTINCT FROM (NEW.approved_at, NEW.approved_by_id))
            AND (step = 'approved to running'
                OR (OLD.started_on, OLD.started_by_id) IS NOT DISTINCT FROM (NEW.started_on, NEW.started_by_id))
            AND (step = 'running to evaluated'
                OR (OLD.evaluated_on, OLD.evaluated_by_id) IS NOT DISTINCT FROM (NEW.evaluated_on, NEW.evaluated_by_id));
    END IF;
    -- A verdict that stands is not rewritten.
    IF TG_OP = 'UPDATE' AND OLD.verdict <> '' THEN
        is_right := is_right AND (OLD.evaluation, OLD.verdict) = (NEW.evaluation, NEW.verdict);
    END IF;
    IF is_right IS NOT TRUE THEN
        RAISE insufficient_privilege USING MESSAGE = 'permission denied: a plan takes one step after the other, each by who may';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER plans_plan_moves BEFORE INSERT OR UPDATE ON plans_plan
    FOR EACH ROW EXECUTE FUNCTION plans_moves();

-- An evaluation ends in keep, change or stop; a change or a stop has its decision. Looked at when the transaction ends, since the
-- decision is written after the step. SECURITY DEFINER: it sees all decisions of the plan.
CREATE OR REPLACE FUNCTION plans_concluded() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF samspil_person() IS NOT NULL AND EXISTS (
        SELECT FROM plans_plan p WHERE p.id = NEW.id AND p.state = 'evaluated' AND NOT (
            p.evaluation <> '' AND (p.verdict = 'keep' OR p.verdict IN ('change', 'stop') AND EXISTS (
                SELECT FROM plans_decision d
                WHERE d.plan_id = p.id AND d.effort_id IS NULL AND d.decided_on >= p.evaluated_on))))
    THEN
        RAISE check_violation USING MESSAGE = 'an evaluation of a plan ends in keep, change or stop, and a change or a stop has its decision',
            CONSTRAINT = 'an_evaluation_of_a_plan_is_whole';
    END IF;
    RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS plans_plan_concluded ON plans_plan;
CREATE CONSTRAINT TRIGGER plans_plan_concluded AFTER INSERT OR UPDATE ON plans_plan DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.state = 'evaluated') EXECUTE FUNCTION plans_concluded();

-- What an effort says changes by leave only. While its plan waits for approval, or is over, nobody rewrites it. Once it is
-- approved, what was approved is kept until somebody who wrote none of the change approves anew.
CREATE OR REPLACE FUNCTION plans_rewritten() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    changed bigint;
    held text;
BEGIN
    IF samspil_person() IS NULL THEN RETURN coalesce(NEW, OLD); END IF;
    IF TG_TABLE_NAME = 'plans_effort' THEN changed := NEW.id;
    ELSIF TG_OP = 'DELETE' THEN changed := OLD.effort_id;
    ELSE changed := NEW.effort_id; END IF;
    SELECT p.state INTO held FROM plans_effort e JOIN plans_plan p ON p.id = e.plan_id WHERE e.id = changed FOR SHARE OF p;
    IF held IN ('submitted', 'evaluated') THEN
        RAISE insufficient_privilege USING MESSAGE = 'permission denied: a plan that waits for approval, or is over, is not rewritten';
    END IF;
    INSERT INTO plans_approvedwording
        (effort_id, title, about, part, area_id, planned_end, further, statements, goals, since, writers)
    SELECT e.id, e.title, e.about, e.part, e.area_id, e.planned_end,
        ARRAY(SELECT f.chapter_id FROM plans_effort_further f WHERE f.effort_id = e.id ORDER BY 1),
        ARRAY(SELECT s.statement_id FROM plans_effort_statements s WHERE s.effort_id = e.id ORDER BY 1),
        coalesce((SELECT array_agg(ARRAY[g.text::text, g.indicator::text, g.observable::text] ORDER BY g.id)
                  FROM plans_goal g WHERE g.effort_id = e.id), '{}'),
        now(), ARRAY[samspil_person()]
    FROM plans_effort e WHERE e.id = changed AND e.approved_at IS NOT NULL AND held IN ('approved', 'running')
    ON CONFLICT (effort_id) DO UPDATE SET since = now(),
        writers = array_append(array_remove(plans_approvedwording.writers, samspil_person()), samspil_person());
    RETURN coalesce(NEW, OLD);
END $$;

-- Owner, start, an earlier deadline, news and next step move freely.
CREATE OR REPLACE TRIGGER plans_effort_rewritten BEFORE UPDATE OF title, about, part, area_id, planned_end ON plans_effort
    FOR EACH ROW WHEN (
        (OLD.title, OLD.about, OLD.part, OLD.area_id) IS DISTINCT FROM (NEW.title, NEW.about, NEW.part, NEW.area_id)
        OR OLD.planned_end IS NOT NULL AND coalesce(NEW.planned_end, 'infinity') > OLD.planned_end)
    EXECUTE FUNCTION plans_rewritten();
CREATE OR REPLACE TRIGGER plans_goal_rewritten BEFORE INSERT OR DELETE ON plans_goal
    FOR EACH ROW EXECUTE FUNCTION plans_rewritten();
CREATE OR REPLACE TRIGGER plans_goal_reworded BEFORE UPDATE ON plans_goal
    FOR EACH ROW WHEN ((OLD.text, OLD.indicator, OLD.observable) IS DISTINCT FROM (NEW.text, NEW.indicator, NEW.observable))
    EXECUTE FUNCTION plans_rewritten();
CREATE OR REPLACE TRIGGER plans_statements_rewritten BEFORE INSERT OR UPDATE OR DELETE ON plans_effort_statements
    FOR EACH ROW EXECUTE FUNCTION plans_rewritten();
CREATE OR REPLACE TRIGGER plans_further_rewritten BEFORE INSERT OR UPDATE OR DELETE ON plans_effort_further
    FOR EACH ROW EXECUTE FUNCTION plans_rewritten();

-- An effort is approved by who may, where it lies, and who neither asked for it nor changed it.
CREATE OR REPLACE FUNCTION plans_effort_decided() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    home plans_plan;
BEGIN
    IF samspil_person() IS NULL THEN RETURN NEW; END IF;
    SELECT * INTO home FROM plans_plan WHERE id = NEW.plan_id FOR SHARE;
    IF TG_OP = 'INSERT' AND NEW.approved_at IS NULL AND home.state NOT IN ('submitted', 'evaluated') THEN RETURN NEW; END IF;
    IF TG_OP = 'UPDATE' AND NEW.approved_by_id = samspil_person() AND home.unit_id IN (SELECT my_units(ARRAY['director', 'head']))
        AND coalesce(NEW.submitted_by_id, home.submitted_by_id) <> samspil_person()
        AND NOT EXISTS (SELECT FROM plans_approvedwording w WHERE w.effort_id = NEW.id AND samspil_person() = ANY (w.writers))
        THEN RETURN NEW; END IF;
    RAISE insufficient_privilege USING MESSAGE = 'permission denied: an effort is approved by somebody else who may';
END $$;

CREATE OR REPLACE TRIGGER plans_effort_begun BEFORE INSERT ON plans_effort
    FOR EACH ROW EXECUTE FUNCTION plans_effort_decided();
CREATE OR REPLACE TRIGGER plans_effort_decided BEFORE UPDATE OF approved_at, approved_by_id ON plans_effort
    FOR EACH ROW WHEN ((OLD.approved_at, OLD.approved_by_id) IS DISTINCT FROM (NEW.approved_at, NEW.approved_by_id))
    EXECUTE FUNCTION plans_effort_decided();

-- With the new approval, what is said now is what is approved.
CREATE OR REPLACE FUNCTION plans_approved_anew() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    DELETE FROM plans_approvedwording WHERE effort_id = NEW.id;
    RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER plans_effort_approved_anew AFTER UPDATE OF approved_at ON plans_effort
    FOR EACH ROW WHEN (OLD.approved_at IS DISTINCT FROM NEW.approved_at) EXECUTE FUNCTION plans_approved_anew();

-- Whether an effort says again what was approved, so that nothing waits.
CREATE OR REPLACE FUNCTION plans_says_again(effort bigint) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM plans_approvedwording w JOIN plans_effort e ON e.id = w.effort_id
            WHERE w.effort_id = effort
              AND (w.title, w.about, w.part, w.area_id) = (e.title, e.about, e.part, e.area_id)
              AND (w.planned_end IS NULL OR e.planned_end <= w.planned_end)
              AND w.further = ARRAY(SELECT f.chapter_id FROM plans_effort_further f WHERE f.effort_id = e.id ORDER BY 1)
              AND w.statements = ARRAY(SELECT s.statement_id FROM plans_effort_statements s WHERE s.effort_id = e.id ORDER BY 1)
              AND w.goals = coalesce((SELECT array_agg(ARRAY[g.text::text, g.indicator::text, g.observable::text] ORDER BY g.id)
                                      FROM plans_goal g WHERE g.effort_id = e.id), '{}'))
    $$;

-- What figures are counted from: narrow, without names or numbers of people. security_invoker: the rows are those that
-- whoever asks may read, not those of the view's owner. A school year goes by the year in which it begins, 1 August.
CREATE OR REPLACE VIEW source_actions WITH (security_invoker = true) AS
    SELECT (EXTRACT(YEAR FROM a.ended_on) - CASE WHEN EXTRACT(MONTH FROM a.ended_on) < 8 THEN 1 ELSE 0 END)::bigint
               AS year,
           u.number::text AS unit, a.direction::text AS direction, a.planned_end, a.started_on, a.ended_on,
           EXISTS (SELECT FROM plans_evidence v WHERE v.action_id = a.id) AS is_proved
    FROM plans_action a JOIN plans_effort e ON e.id = a.effort_id JOIN plans_plan p ON p.id = e.plan_id
        JOIN organisation_unit u ON u.id = p.unit_id
    WHERE a.ended_on IS NOT NULL AND p.unit_id IN (SELECT my_house());
