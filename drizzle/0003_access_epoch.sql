CREATE TABLE "access_epoch" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"epoch" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "access_epoch_one_row" CHECK ("access_epoch"."id" = 1)
);
--> statement-breakpoint
INSERT INTO "access_epoch" DEFAULT VALUES;
--> statement-breakpoint
CREATE FUNCTION raise_access_epoch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT FROM gone) THEN
		UPDATE access_epoch SET epoch = epoch + 1;
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
-- By trigger, so that no way of ending a session can forget it, an operator's statement included.
CREATE TRIGGER auth_session_ended AFTER DELETE ON auth_session REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION raise_access_epoch();
--> statement-breakpoint
CREATE FUNCTION raise_access_epoch_for_one() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE access_epoch SET epoch = epoch + 1;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER user_disabled AFTER UPDATE OF disabled_at ON "user" FOR EACH ROW WHEN (OLD.disabled_at IS DISTINCT FROM NEW.disabled_at) EXECUTE FUNCTION raise_access_epoch_for_one();
