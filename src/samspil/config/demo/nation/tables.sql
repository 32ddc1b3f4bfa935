-- Which plan is poured from which, and the plans of Egelund by the kind of place they are for.
CREATE TEMP TABLE nation_plan (id bigint, template bigint, place text, mode text, back int, leader bigint, owners bigint[],
    quota int, mark text) ON COMMIT DROP;
CREATE TEMP TABLE nation_template (plan bigint, place text) ON COMMIT DROP;
CREATE OR REPLACE FUNCTION pg_temp.nation_draw(mark text, below int) RETURNS int LANGUAGE sql IMMUTABLE
    AS $$ SELECT (('x' || substr(md5(mark), 1, 7))::bit(28)::int % below) $$;
