-- An answer is whole when it is sent: each effort of the place that is not over has its evaluation, closed.
-- SECURITY DEFINER: it counts all efforts of the place, whoever sends.
CREATE OR REPLACE FUNCTION rounds_whole() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM rounds_review r WHERE r.ask_id = NEW.id AND r.closed_at IS NULL)
       OR EXISTS (
        SELECT FROM plans_effort e JOIN plans_plan p ON p.id = e.plan_id
        WHERE p.unit_id = NEW.unit_id AND p.kind = 'local' AND p.state IN ('approved', 'running')
          AND e.approved_at IS NOT NULL AND e.ended_on IS NULL AND e.stopped_on IS NULL
          AND NOT EXISTS (SELECT FROM rounds_review r WHERE r.ask_id = NEW.id AND r.effort_id = e.id))
    THEN
        RAISE check_violation USING MESSAGE = 'an answer says keep, change or stop of every effort',
            CONSTRAINT = 'an_answer_is_whole';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER rounds_ask_whole BEFORE UPDATE OF answered_at ON rounds_ask
    FOR EACH ROW WHEN (OLD.answered_at IS NULL AND NEW.answered_at IS NOT NULL) EXECUTE FUNCTION rounds_whole();

-- What was asked of a place stays with the place, and an evaluation with its effort.
CREATE OR REPLACE TRIGGER rounds_ask_stays BEFORE UPDATE OF round_id, unit_id ON rounds_ask
    FOR EACH ROW WHEN ((OLD.round_id, OLD.unit_id) IS DISTINCT FROM (NEW.round_id, NEW.unit_id)) EXECUTE FUNCTION samspil_stays();
CREATE OR REPLACE TRIGGER rounds_review_stays BEFORE UPDATE OF ask_id, effort_id ON rounds_review
    FOR EACH ROW WHEN ((OLD.ask_id, OLD.effort_id) IS DISTINCT FROM (NEW.ask_id, NEW.effort_id)) EXECUTE FUNCTION samspil_stays();
