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
