CREATE TABLE "catalogue_acceptance" (
	"id" uuid PRIMARY KEY NOT NULL,
	"clinic_id" uuid NOT NULL,
	"version" text NOT NULL,
	"content_hash" text NOT NULL,
	"content" text NOT NULL,
	"accepted_by" uuid NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"statement" text NOT NULL,
	"accepted_at" timestamp(3) with time zone NOT NULL,
	"auth_session" uuid,
	CONSTRAINT "catalogue_acceptance_once" UNIQUE("clinic_id","version","content_hash"),
	CONSTRAINT "catalogue_acceptance_hash" CHECK ("catalogue_acceptance"."content_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "catalogue_acceptance_role" CHECK ("catalogue_acceptance"."role" in ('referring-doctor', 'pain-specialist'))
);
--> statement-breakpoint
ALTER TABLE "catalogue_acceptance" ADD CONSTRAINT "catalogue_acceptance_clinic_id_clinic_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinic"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_acceptance" ADD CONSTRAINT "catalogue_acceptance_accepted_by_user_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- Who accepted what stays on the record as it was.
CREATE TRIGGER catalogue_acceptance_append_only BEFORE UPDATE OR DELETE ON catalogue_acceptance FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER catalogue_acceptance_no_truncate BEFORE TRUNCATE ON catalogue_acceptance FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
