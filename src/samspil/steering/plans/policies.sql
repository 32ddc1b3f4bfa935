-- Who sees a plan: everyone, when it is approved and public; the municipality's own people, when it is
-- approved; and before that only those who work where it belongs, or above. All that hangs on a plan is seen
-- by who sees the plan. What hangs on a row is asked with EXISTS by that row's key: "IN (all I may see)" would gather
-- the whole nation's plans for every page.

ALTER TABLE plans_plan ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON plans_plan TO samspil_app;
CREATE POLICY plan_read ON plans_plan FOR SELECT USING (
    state IN ('approved', 'running', 'evaluated') AND (is_public OR unit_id IN (SELECT my_house()))
    OR unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader', 'professional', 'administrator'])));
-- A plan follows one of its own place and takes from one of its own house.
CREATE POLICY plan_added ON plans_plan FOR INSERT WITH CHECK (
    unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader']))
    AND (previous_id IS NULL OR plans_place(previous_id) = unit_id)
    AND (framework_id IS NULL OR plans_place(framework_id) IN (SELECT my_house())));
CREATE POLICY plan_changed ON plans_plan FOR UPDATE
    USING (unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader'])))
    WITH CHECK (unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader']))
    AND (previous_id IS NULL OR plans_place(previous_id) = unit_id)
    AND (framework_id IS NULL OR plans_place(framework_id) IN (SELECT my_house())));

-- Requests for plans: known in the whole house, made by the follow-up group.
ALTER TABLE plans_planrequest ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON plans_planrequest TO samspil_app;
CREATE POLICY request_read ON plans_planrequest FOR SELECT USING (unit_id IN (SELECT my_house()));
CREATE POLICY request_added ON plans_planrequest FOR INSERT WITH CHECK (
    asked_by_id = samspil_person() AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up'])));
CREATE POLICY request_changed ON plans_planrequest FOR UPDATE USING (
    unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up'])));

-- Efforts: written where the plan is written, and by who owns the effort.
ALTER TABLE plans_effort ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans_effort TO samspil_app;
-- What nobody has approved yet is the house's own business, in a public plan too.
CREATE POLICY effort_read ON plans_effort FOR SELECT USING (
    EXISTS (SELECT FROM plans_plan WHERE plans_plan.id = plans_effort.plan_id
        AND (plans_effort.approved_at IS NOT NULL OR unit_id IN (SELECT my_house()))));
CREATE POLICY effort_added ON plans_effort FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM plans_plan WHERE plans_plan.id = plans_effort.plan_id AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader']))));
CREATE POLICY effort_changed ON plans_effort FOR UPDATE USING (
    owner_id = samspil_person()
    OR EXISTS (SELECT FROM plans_plan WHERE plans_plan.id = plans_effort.plan_id AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader']))))
    WITH CHECK (EXISTS (SELECT FROM plans_plan WHERE plans_plan.id = plans_effort.plan_id));
CREATE POLICY effort_removed ON plans_effort FOR DELETE USING (
    approved_at IS NULL
    AND EXISTS (SELECT FROM plans_plan WHERE plans_plan.id = plans_effort.plan_id AND state = 'draft' AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader']))));

ALTER TABLE plans_effort_further ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans_effort_further TO samspil_app;
CREATE POLICY effort_further_read ON plans_effort_further FOR SELECT USING (EXISTS (SELECT FROM plans_effort WHERE plans_effort.id = plans_effort_further.effort_id));
CREATE POLICY effort_further_added ON plans_effort_further FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM plans_effort e JOIN plans_plan p ON p.id = e.plan_id WHERE e.id = plans_effort_further.effort_id AND (e.owner_id = samspil_person() OR p.unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader'])))));
CREATE POLICY effort_further_changed ON plans_effort_further FOR UPDATE USING (
    EXISTS (SELECT FROM plans_effort e JOIN plans_plan p ON p.id = e.plan_id WHERE e.id = plans_effort_further.effort_id AND (e.owner_id = samspil_person() OR p.unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader'])))));
CREATE POLICY effort_further_removed ON plans_effort_further FOR DELETE USING (
    EXISTS (SELECT FROM plans_effort e JOIN plans_plan p ON p.id = e.plan_id WHERE e.id = plans_effort_further.effort_id AND (e.owner_id = samspil_person() OR p.unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader'])))));

ALTER TABLE plans_effort_statements ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans_effort_statements TO samspil_app;
CREATE POLICY effort_statement_read ON plans_effort_statements FOR SELECT USING (EXISTS (SELECT FROM plans_effort WHERE plans_effort.id = plans_effort_statements.effort_id));
CREATE POLICY effort_statement_added ON plans_effort_statements FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM plans_effort e JOIN plans_plan p ON p.id = e.plan_id WHERE e.id = plans_effort_statements.effort_id AND (e.owner_id = samspil_person() OR p.unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader'])))));
CREATE POLICY effort_statement_changed ON plans_effort_statements FOR UPDATE USING (
    EXISTS (SELECT FROM plans_effort e JOIN plans_plan p ON p.id = e.plan_id WHERE e.id = plans_effort_statements.effort_id AND (e.owner_id = samspil_person() OR p.unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader'])))));
CREATE POLICY effort_statement_removed ON plans_effort_statements FOR DELETE USING (
    EXISTS (SELECT FROM plans_effort e JOIN plans_plan p ON p.id = e.plan_id WHERE e.id = plans_effort_statements.effort_id AND (e.owner_id = samspil_person() OR p.unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader'])))));

ALTER TABLE plans_goal ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans_goal TO samspil_app;
CREATE POLICY goal_read ON plans_goal FOR SELECT USING (EXISTS (SELECT FROM plans_effort WHERE plans_effort.id = plans_goal.effort_id));
CREATE POLICY goal_added ON plans_goal FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM plans_effort e JOIN plans_plan p ON p.id = e.plan_id WHERE e.id = plans_goal.effort_id AND (e.owner_id = samspil_person() OR p.unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader'])))));
CREATE POLICY goal_changed ON plans_goal FOR UPDATE USING (
    EXISTS (SELECT FROM plans_effort e JOIN plans_plan p ON p.id = e.plan_id WHERE e.id = plans_goal.effort_id AND (e.owner_id = samspil_person() OR p.unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader'])))));
CREATE POLICY goal_removed ON plans_goal FOR DELETE USING (
    EXISTS (SELECT FROM plans_effort e JOIN plans_plan p ON p.id = e.plan_id WHERE e.id = plans_goal.effort_id AND (e.owner_id = samspil_person() OR p.unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader'])))));

-- What was approved is kept by the database; nobody writes it, and it goes when it is said again.
ALTER TABLE plans_approvedwording ENABLE ROW LEVEL SECURITY;
GRANT SELECT, DELETE ON plans_approvedwording TO samspil_app;
CREATE POLICY approved_wording_read ON plans_approvedwording FOR SELECT USING (EXISTS (SELECT FROM plans_effort WHERE plans_effort.id = plans_approvedwording.effort_id));
CREATE POLICY approved_wording_removed ON plans_approvedwording FOR DELETE USING (plans_says_again(effort_id));

-- Actions: professionals of the place write them too, and whoever owns one keeps it.
ALTER TABLE plans_action ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans_action TO samspil_app;
CREATE POLICY action_read ON plans_action FOR SELECT USING (EXISTS (SELECT FROM plans_effort WHERE plans_effort.id = plans_action.effort_id));
CREATE POLICY action_added ON plans_action FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM plans_effort e JOIN plans_plan p ON p.id = e.plan_id WHERE e.id = plans_action.effort_id AND (e.owner_id = samspil_person() OR p.unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader', 'professional'])))));
CREATE POLICY action_changed ON plans_action FOR UPDATE USING (
    owner_id = samspil_person()
    OR EXISTS (SELECT FROM plans_effort e JOIN plans_plan p ON p.id = e.plan_id WHERE e.id = plans_action.effort_id AND (e.owner_id = samspil_person() OR p.unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader', 'professional'])))))
    WITH CHECK (EXISTS (SELECT FROM plans_effort WHERE plans_effort.id = plans_action.effort_id));
CREATE POLICY action_removed ON plans_action FOR DELETE USING (
    started_on IS NULL AND
    EXISTS (SELECT FROM plans_effort e JOIN plans_plan p ON p.id = e.plan_id WHERE e.id = plans_action.effort_id AND (e.owner_id = samspil_person() OR p.unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader'])))));

ALTER TABLE plans_coowner ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON plans_coowner TO samspil_app;
CREATE POLICY co_owner_read ON plans_coowner FOR SELECT USING (EXISTS (SELECT FROM plans_action WHERE plans_action.id = plans_coowner.action_id));
CREATE POLICY co_owner_added ON plans_coowner FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM plans_action a JOIN plans_effort e ON e.id = a.effort_id
        JOIN plans_plan p ON p.id = e.plan_id WHERE a.id = plans_coowner.action_id AND (samspil_person() IN (a.owner_id, e.owner_id)
            OR p.unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader', 'professional'])))));
CREATE POLICY co_owner_removed ON plans_coowner FOR DELETE USING (
    EXISTS (SELECT FROM plans_action a JOIN plans_effort e ON e.id = a.effort_id
        JOIN plans_plan p ON p.id = e.plan_id WHERE a.id = plans_coowner.action_id AND (samspil_person() IN (a.owner_id, e.owner_id)
            OR p.unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader', 'professional'])))));

-- What an action made people understand: told where the action is worked with, read in the house.
ALTER TABLE plans_understanding ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON plans_understanding TO samspil_app;
CREATE POLICY understanding_read ON plans_understanding FOR SELECT USING (
    EXISTS (SELECT FROM plans_action a JOIN plans_effort e ON e.id = a.effort_id
        JOIN plans_plan p ON p.id = e.plan_id WHERE a.id = plans_understanding.action_id AND (p.unit_id IN (SELECT my_house())) IS TRUE));
CREATE POLICY understanding_added ON plans_understanding FOR INSERT WITH CHECK (
    told_by_id = samspil_person()
    AND EXISTS (SELECT FROM plans_action a JOIN plans_effort e ON e.id = a.effort_id
        JOIN plans_plan p ON p.id = e.plan_id WHERE a.id = plans_understanding.action_id AND (samspil_person() IN (a.owner_id, e.owner_id)
            OR p.unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader', 'professional'])))));
CREATE POLICY understanding_changed ON plans_understanding FOR UPDATE USING (
    EXISTS (SELECT FROM plans_action a JOIN plans_effort e ON e.id = a.effort_id
        JOIN plans_plan p ON p.id = e.plan_id WHERE a.id = plans_understanding.action_id AND (samspil_person() IN (a.owner_id, e.owner_id)
            OR p.unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader', 'professional'])))))
    WITH CHECK (told_by_id = samspil_person());

-- News and evidence: told by who works with it, under their own name, and read by colleagues, not by citizens.
ALTER TABLE plans_news ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON plans_news TO samspil_app;
CREATE POLICY news_read ON plans_news FOR SELECT USING (
    EXISTS (SELECT FROM plans_effort e JOIN plans_plan p ON p.id = e.plan_id WHERE e.id = plans_news.effort_id AND (p.unit_id IN (SELECT my_house())) IS TRUE));
CREATE POLICY news_added ON plans_news FOR INSERT WITH CHECK (
    by_id = samspil_person()
    AND (action_id IS NULL OR EXISTS (SELECT FROM plans_action a WHERE a.id = plans_news.action_id AND a.effort_id = plans_news.effort_id))
    AND (
    EXISTS (SELECT FROM plans_effort e JOIN plans_plan p ON p.id = e.plan_id WHERE e.id = plans_news.effort_id AND (e.owner_id = samspil_person() OR p.unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader', 'professional']))))
    OR EXISTS (SELECT FROM plans_action WHERE plans_action.id = plans_news.action_id AND owner_id = samspil_person())));

ALTER TABLE plans_evidence ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON plans_evidence TO samspil_app;
CREATE POLICY evidence_read ON plans_evidence FOR SELECT USING (
    EXISTS (SELECT FROM plans_effort e JOIN plans_plan p ON p.id = e.plan_id WHERE e.id = plans_evidence.effort_id AND (p.unit_id IN (SELECT my_house())) IS TRUE));
CREATE POLICY evidence_added ON plans_evidence FOR INSERT WITH CHECK (
    by_id = samspil_person()
    AND (action_id IS NULL OR EXISTS (SELECT FROM plans_action a WHERE a.id = plans_evidence.action_id AND a.effort_id = plans_evidence.effort_id))
    AND (
    EXISTS (SELECT FROM plans_effort e JOIN plans_plan p ON p.id = e.plan_id WHERE e.id = plans_evidence.effort_id AND (e.owner_id = samspil_person() OR p.unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader', 'professional']))))
    OR EXISTS (SELECT FROM plans_action WHERE plans_action.id = plans_evidence.action_id AND owner_id = samspil_person())));

-- Decisions: made where the plan is made, read in the house; afterwards one only adds what came of them.
ALTER TABLE plans_decision ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON plans_decision TO samspil_app;
GRANT UPDATE (outcome, looked_back_on, looked_back_by_id) ON plans_decision TO samspil_app;
CREATE POLICY decision_read ON plans_decision FOR SELECT USING (
    EXISTS (SELECT FROM plans_plan WHERE plans_plan.id = plans_decision.plan_id AND (unit_id IN (SELECT my_house())) IS TRUE));
CREATE POLICY decision_added ON plans_decision FOR INSERT WITH CHECK (
    decided_by_id = samspil_person()
    AND EXISTS (SELECT FROM plans_plan WHERE plans_plan.id = plans_decision.plan_id AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader']))));
CREATE POLICY decision_changed ON plans_decision FOR UPDATE USING (
    EXISTS (SELECT FROM plans_plan WHERE plans_plan.id = plans_decision.plan_id AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader']))));

-- A leader's account of the year: written by the leader of the place, read in the house.
ALTER TABLE plans_leaderaccount ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON plans_leaderaccount TO samspil_app;
CREATE POLICY account_read ON plans_leaderaccount FOR SELECT USING (unit_id IN (SELECT my_house()));
CREATE POLICY account_added ON plans_leaderaccount FOR INSERT WITH CHECK (
    written_by_id = samspil_person() AND unit_id IN (SELECT my_units(ARRAY['director', 'head', 'leader'])));
CREATE POLICY account_changed ON plans_leaderaccount FOR UPDATE USING (
    unit_id IN (SELECT my_units(ARRAY['director', 'head', 'leader'])));

-- Contributions: anyone with a role brings one, under their own name; the house reads them. They
-- are answered, never rewritten.
ALTER TABLE plans_contribution ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON plans_contribution TO samspil_app;
GRANT UPDATE (answer, answered_on, answered_by_id) ON plans_contribution TO samspil_app;
CREATE POLICY contribution_read ON plans_contribution FOR SELECT USING (unit_id IN (SELECT my_house()));
CREATE POLICY contribution_added ON plans_contribution FOR INSERT WITH CHECK (
    by_id = samspil_person() AND unit_id IN (SELECT my_house()));
CREATE POLICY contribution_answered ON plans_contribution FOR UPDATE USING (
    unit_id IN (SELECT my_units(ARRAY['director', 'head', 'follow_up', 'leader'])));

-- What figures are counted from: the rows are those that whoever asks may read anyway.
GRANT SELECT ON source_actions TO samspil_app;
