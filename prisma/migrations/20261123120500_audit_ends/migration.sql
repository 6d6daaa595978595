-- The log of who looked at what is kept for six years, as the privacy page says. The database itself refuses to lose a
-- younger row; a day less leaves room for clocks that differ.
-- \x3b is the semicolon, as in the first constraints.
CREATE FUNCTION refuse_early_end() RETURNS trigger LANGUAGE plpgsql AS
  E'BEGIN IF OLD.at > now() - interval ''6 years'' + interval ''1 day'' THEN RAISE EXCEPTION ''% is append-only'', TG_TABLE_NAME USING ERRCODE = ''insufficient_privilege''\x3b END IF\x3b RETURN OLD\x3b END';
DROP TRIGGER append_only ON "AuditEvent";
CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON "AuditEvent" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ends_after_six_years BEFORE DELETE ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION refuse_early_end();
